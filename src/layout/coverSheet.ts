/** Turns a theme into the same theme for a sheet of few lines: smaller type, and its headings beside their text. */
import type { Content } from '../content/types.ts';
import { columnsOf } from './geometry.ts';
import type { Theme, TypeSize } from './theme.ts';

/** Room for "Previous consideration" beside its text. */
const SIDE = 140;
const SIZE = 12;
/** On A4, and on paper with less room in proportion, but never closer than lines may stand. */
const LEADING = 15.5;
const LEAST_LEADING = 1.2 * SIZE;
const ROOM_ON_A4 = 699;

/** Whether the document asks to be set as a cover sheet. */
export function isCoverSheet({ blocks }: Pick<Content, 'blocks'>): boolean {
  return blocks.some((block) => block.kind === 'hint' && block.hint === 'cover-sheet');
}

/** The theme of a cover sheet. Large print has no side column, and keeps its sizes. */
export function coverSheetTheme(theme: Theme): Theme {
  if (theme.side === 0) return theme;
  const { type } = theme;
  const room = columnsOf(theme, false).height;
  const leading = Math.min(LEADING, Math.max(LEAST_LEADING, (LEADING * room) / ROOM_ON_A4));
  const set = (one: TypeSize): TypeSize => ({ ...one, size: SIZE, leading });
  return {
    ...theme,
    side: SIDE,
    pairsDetails: true,
    type: {
      ...type,
      title: { ...type.title, size: 22, leading: 27 },
      section: { ...type.section, size: 15.5, leading: 20 },
      minor: set(type.minor),
      body: set(type.body),
      details: set(type.details),
    },
  };
}
