/** Names the channels that say where a mark stands, and those without which it isn't seen. */

/** What is read off a mark's place; colours and sizes can be told apart, and not read off. */
export const PLACING: ReadonlySet<string> = new Set([
  'x',
  'x2',
  'y',
  'y2',
  'theta',
  'theta2',
  'radius',
  'radius2',
]);

/** Where a value that is no number leaves nothing to see. */
export const SHOWING: ReadonlySet<string> = new Set([...PLACING, 'size']);
