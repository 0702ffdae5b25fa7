/** Turns a Markdown text that a template made into its headings, with the anchors that GitHub gives them. */
import Slugger from 'github-slugger';
import { must } from '../problems/must.ts';

export interface HeadingLine {
  readonly level: number;
  /** Inline Markdown without links, so that it can stand inside a link. */
  readonly markdown: string;
  /** As a reader sees it. */
  readonly plain: string;
  readonly slug: string;
  /** UTF-16 offset of the line. */
  readonly offset: number;
}

export function headingsIn(markdown: string): readonly HeadingLine[] {
  const slugger = new Slugger();
  const headings: HeadingLine[] = [];
  let fence: string | undefined;
  let offset = 0;
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(?<fence>`{3,}|~{3,})/u.exec(line)?.groups?.['fence'];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    const heading = fence === undefined ? HEADING.exec(line)?.groups : undefined;
    if (heading !== undefined) {
      const text = withoutLinks(
        must(heading['text'], 'text of a heading')
          .replace(SPACE_BEHIND, '')
          .replace(CLOSING_MARKS, ''),
      );
      const plain = plainHeading(text);
      const level = must(heading['marks'], 'marks of a heading').length;
      headings.push({ level, markdown: text, plain, slug: slugger.slug(plain), offset });
    }
    offset += line.length + 1;
  }
  return headings;
}

const HEADING = /^ {0,3}(?<marks>#{1,6})[ \t]+(?<text>.*)$/u;
const SPACE_BEHIND = /(?<![ \t])[ \t]+$/u;
const CLOSING_MARKS = /(?<![ \t])[ \t]+#+$/u;

function withoutLinks(text: string): string {
  return text.replaceAll(
    /(?<!\\)\[(?<words>[^\\[\]]*(?:\\.[^\\[\]]*){0,999})\]\([^()\s]*\)/gu,
    (_, words: string) => words,
  );
}

// Marks gone, escapes and references undone.
function plainHeading(text: string): string {
  return withoutHtml(text)
    .replaceAll(
      /\\(?<mark>[!-/:-@[-`{-~])|[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
      (_, mark: string | undefined) => mark ?? '',
    )
    .replaceAll(/&#x(?<code>[0-9A-F]+);/gu, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

// Code, which stays, or a tag or comment of HTML.
const CODE_OR_HTML =
  /(?<code>(?<!`)(?<ticks>`+)(?!`).{0,999}?(?<!`)\k<ticks>(?!`))|(?<!\\)<(?:!--.{0,999}?--|\/[a-z][a-z\d-]*\s*|[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?)>/giu;

// Anchors are made of what stands between tags: most often, tags that mark a language.
function withoutHtml(text: string): string {
  if (!text.includes('<')) return text;
  return text.replaceAll(CODE_OR_HTML, (_, code: string | undefined) => code ?? '');
}

/** Where something stands in the document. */
export interface Place {
  /** The nearest heading above; undefined before the first one. */
  readonly heading: HeadingLine | undefined;
  /**
   * The section of level 2. The title and what stands under it are read with the first section; undefined if
   * there is none.
   */
  readonly section: HeadingLine | undefined;
}

/** The places of offsets in rising order. */
export function placesOf(
  headings: readonly HeadingLine[],
  offsets: readonly number[],
): readonly Place[] {
  const first = headings.find(({ level }) => level === 2);
  let next = 0;
  let place: Place = { heading: undefined, section: first };
  return offsets.map((offset) => {
    for (
      let heading = headings[next];
      heading && heading.offset <= offset;
      heading = headings[next]
    ) {
      const section = heading.level === 2 ? heading : heading.level === 1 ? first : place.section;
      place = { heading, section };
      next += 1;
    }
    return place;
  });
}
