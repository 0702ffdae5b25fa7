/** Turns a document's headings into its list of contents. */
import type { HeadingLine } from './headings.ts';

const HINT = '<!-- briefwright: contents -->';

/**
 * The headings of level 2 that come after the hint for the contents, as a Markdown list of links; empty if there
 * is no such hint.
 */
export function contentsList(markdown: string, headings: readonly HeadingLine[]): string {
  const hint = markdown.indexOf(HINT);
  if (hint < 0) return '';
  return headings
    .filter(({ level, offset }) => level === 2 && offset > hint)
    .map((heading) => `- [${heading.markdown}](#${heading.slug})\n`)
    .join('');
}
