/** Turns a file with a table of areas into problems where one briefing would show what another hides. */
import { areasSideBySide } from '../../problems/messages/areas.ts';
import type { Problems } from '../../problems/problems.ts';
import { OPEN } from '../disclosure/profile.ts';
import type { Place } from '../place.ts';
import type { Findings } from '../types.ts';

/**
 * Each briefing hides what its own figures need. A table of all areas in each of them would show the rest: what is
 * hidden for the sake of another figure of its area.
 */
export function checkProtectedAreas(
  { tables, disclosure }: Findings,
  file: Place,
  problems: Problems,
): void {
  const areas = file.at('areas', 'file').prose;
  if (areas.text === '') return;
  for (const table of tables.values()) {
    const { text, span } = file.at('tables', table.id, 'file').prose;
    const { below } = table.disclosure ?? disclosure ?? OPEN;
    if (text === areas.text && below > 1) problems.add(areasSideBySide(span, text));
  }
}
