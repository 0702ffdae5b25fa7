/** Turns the texts of a drawing into problems: each character that no font of the theme has. */
import { missingGlyph } from '../problems/messages/svg.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import type { Drawing, DrawingNode, DrawingText } from './types.ts';

/** Says whether a character can be set in the style of a text, fallback faces included. */
export type Covers = (codePoint: number, text: DrawingText) => boolean;

/** Joiners, marks of direction and the like: they have no shape, and no font needs to have them. */
const unseen =
  /^(?:[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|[\uFE00-\uFE0F])$/u;

/** Reports each character that can't be set, once a drawing, at the place that names the drawing. */
export function checkDrawing(
  drawing: Drawing,
  covers: Covers,
  span: Span,
  problems: Problems,
): void {
  const reported = new Set<string>();
  const visit = (node: DrawingNode) => {
    if (node.kind === 'group') node.children.forEach(visit);
    if (node.kind !== 'text') return;
    for (const character of node.text) {
      const codePoint = must(character.codePointAt(0), 'code point');
      if (reported.has(character) || unseen.test(character) || covers(codePoint, node)) continue;
      reported.add(character);
      problems.add(missingGlyph(span, { character, codePoint, text: node.text }));
    }
  };
  drawing.nodes.forEach(visit);
}
