/** Turns Content into text, one line a block or inline, so that tests and people can read it. */
import type { Block, Content, Inline, LayoutHint, List, Paragraph, Table } from './types.ts';

/** Ends with a line break. Spans are left out. */
export function printContent(content: Content): string {
  const { title, language, author, date, subject, running } = content;
  const head = Object.entries({ title, language, author, date, subject, ...running });
  return [
    ...head.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])),
    ...content.blocks.flatMap(printBlock),
    ...Array.from(content.footnotes.values(), ({ id, blocks }) => [
      `footnote ${id}`,
      ...indented(blocks.flatMap(printBlock)),
    ]).flat(),
    '',
  ].join('\n');
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function printBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`heading ${block.level} #${block.slug}: ${printInlines(block.inlines)}`];
    case 'paragraph':
      return [printParagraph(block)];
    case 'list':
      return printList(block);
    case 'table':
      return printTable(block);
    case 'figure': {
      const image = `image: ${printInlines([block.image])}`;
      return [
        'figure',
        ...indented([...captionOf(block), image, ...block.notes.map(printParagraph)]),
      ];
    }
    case 'quotation':
      return ['quotation', ...indented(block.blocks.flatMap(printBlock))];
    case 'alert':
      return [`alert ${block.name}`, ...indented(block.blocks.flatMap(printBlock))];
    case 'code':
      return [`code ${block.language ?? '-'}: ${JSON.stringify(block.text)}`];
    case 'thematic break':
      return ['thematic break'];
    case 'hint':
      return [printHint(block)];
    case 'html':
      return [`html: ${JSON.stringify(block.text)}`];
  }
}

function printParagraph({ role, inlines }: Paragraph): string {
  return `${role === 'text' ? 'paragraph' : role}: ${printInlines(inlines)}`;
}

function captionOf({ caption }: { readonly caption: Paragraph | undefined }): readonly string[] {
  return caption === undefined ? [] : [printParagraph(caption)];
}

function printHint(hint: LayoutHint): string {
  if (hint.hint === 'pages') return `hint pages ${hint.pages}`;
  return hint.hint === 'language' ? `hint lang ${hint.language}` : `hint ${hint.hint}`;
}

function printList(list: List): readonly string[] {
  const kind = list.ordered ? `ordered from ${list.start}` : 'unordered';
  const role = list.role === 'text' ? '' : `, ${list.role}`;
  const items = list.items.flatMap(({ checked, blocks }) => {
    const box = checked === undefined ? '' : checked ? ' [x]' : ' [ ]';
    return [`item${box}`, ...indented(blocks.flatMap(printBlock))];
  });
  return [`list ${kind}, ${list.loose ? 'loose' : 'tight'}${role}`, ...indented(items)];
}

function printTable(table: Table): readonly string[] {
  const rows = [table.head, ...table.rows].map(
    ({ cells }) => `row: ${cells.map(({ inlines }) => printInlines(inlines)).join(' | ')}`,
  );
  const columns = table.columns.map((column) => column ?? '-').join(' ');
  return [
    `table ${columns}${table.total ? ', with total' : ''}`,
    ...indented([...captionOf(table), ...rows, ...table.notes.map(printParagraph)]),
  ];
}

function printInlines(inlines: readonly Inline[]): string {
  return inlines.map(printInline).join('');
}

function printInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return `{em ${printInlines(inline.inlines)}}`;
    case 'strong':
      return `{strong ${printInlines(inline.inlines)}}`;
    case 'strikethrough':
      return `{del ${printInlines(inline.inlines)}}`;
    case 'language':
      return `{lang ${inline.language} ${printInlines(inline.inlines)}}`;
    case 'code span':
      return `{code ${inline.text}}`;
    case 'link': {
      const title = inline.title === undefined ? '' : ` ${JSON.stringify(inline.title)}`;
      return `{link ${inline.url}${title} ${printInlines(inline.inlines)}}`;
    }
    case 'image':
      return `{image ${inline.picture.kind} ${JSON.stringify(inline.alt)}}`;
    case 'break':
      return '{break}';
    case 'footnote reference':
      return `{footnote ${inline.id}}`;
  }
}
