/** Turns a document's headings into its list of contents. */
import Slugger from 'github-slugger';

const HINT = '<!-- briefwright: contents -->';

/**
 * The headings of level 2 that come after the hint for the contents, as a Markdown list of links; empty if there
 * is no such hint.
 */
export function contentsList(markdown: string): string {
  const slugger = new Slugger();
  const hint = markdown.indexOf(HINT);
  if (hint < 0) return '';
  const items: string[] = [];
  let fence: string | undefined;
  let offset = 0;
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(?<fence>`{3,}|~{3,})/u.exec(line)?.groups?.['fence'];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    const heading = fence === undefined ? headingIn(line) : undefined;
    if (heading !== undefined) {
      const slug = slugger.slug(plainHeading(heading.text));
      if (heading.level === 2 && offset > hint) items.push(`- [${heading.text}](#${slug})`);
    }
    offset += line.length + 1;
  }
  return items.map((item) => `${item}\n`).join('');
}

function headingIn(line: string): { readonly level: number; readonly text: string } | undefined {
  const heading = /^ {0,3}(?<marks>#{1,6})[ \t]+(?<text>.*?)(?:[ \t]+#+)?[ \t]*$/u.exec(
    line,
  )?.groups;
  const { marks = '', text = '' } = heading ?? {};
  return marks === '' ? undefined : { level: marks.length, text: withoutLinks(text) };
}

// A link inside a link is none.
function withoutLinks(text: string): string {
  return text.replaceAll(/(?<!\\)\[(?<words>(?:\\.|[^\\\]])*)\]\([^)\s]*\)/gu, '$<words>');
}

/** The heading's text as a reader sees it: marks gone, escapes and references undone. */
function plainHeading(text: string): string {
  return text
    .replaceAll(
      /\\(?<mark>[!-/:-@[-`{-~])|(?:[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))/gu,
      '$<mark>',
    )
    .replaceAll(/&#x(?<code>[0-9A-F]+);/gu, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
}
