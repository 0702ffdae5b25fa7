/** Turns a theme file's colours and types into the theme's. */
import type { DataNode } from '../findings/files/nodes.ts';
import type { Theme, TypeSize } from '../layout/theme.ts';
import { must } from '../problems/must.ts';
import { badThemeColour } from '../problems/messages/themes.ts';
import type { Problems } from '../problems/problems.ts';
import type { Fields } from './fields.ts';

export interface Context {
  readonly base: Theme;
  readonly fields: Fields;
  readonly problems: Problems;
}

type Colours = Theme['colours'];
type Types = Theme['type'];

/** The colours of the base, and of the file instead where it names them. */
export function coloursOf(node: DataNode | undefined, context: Context): Colours {
  const { base, fields, problems } = context;
  const entries = fields.map(node, 'colours', Object.keys(base.colours));
  const changed = [...entries].flatMap(([name, value]) => {
    const text = fields.text(value, name, '#12436d');
    if (text === undefined) return [];
    fields.note(`colours.${name}`, value);
    if (!isColour(text)) {
      problems.add(badThemeColour(value.span, text, []));
      return [];
    }
    return [[name, text.toLowerCase()] as const];
  });
  return { ...base.colours, ...Object.fromEntries(changed) };
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/iu.test(text);
}

/** A key of the file for a name of the theme: `captionText` is `caption-text`. */
export function keyOf(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

const SIZE = { least: 5, most: 200, example: '12.8' };
const LEADING = { least: 5, most: 300, example: '18.5' };

/** The types of the base, in the colours of the file, and with what the file says of each. */
export function typesOf(node: DataNode | undefined, colours: Colours, context: Context): Types {
  const { base, fields } = context;
  const names = Object.keys(base.type);
  const entries = fields.map(node, 'type', names.map(keyOf));
  const type = (name: keyof Types): TypeSize =>
    typeOf({ name, type: base.type[name], node: entries.get(keyOf(name)) }, colours, context);
  return {
    title: type('title'),
    subtitle: type('subtitle'),
    part: type('part'),
    section: type('section'),
    subsection: type('subsection'),
    minor: type('minor'),
    body: type('body'),
    code: type('code'),
    caption: type('caption'),
    captionText: type('captionText'),
    table: type('table'),
    tableHead: type('tableHead'),
    figures: type('figures'),
    figuresLabel: type('figuresLabel'),
    details: type('details'),
    note: type('note'),
    noteMark: type('noteMark'),
    furniture: type('furniture'),
    furnitureStrong: type('furnitureStrong'),
  };
}

interface Named {
  readonly name: string;
  readonly type: TypeSize;
  readonly node: DataNode | undefined;
}

function typeOf({ name, type, node }: Named, colours: Colours, context: Context): TypeSize {
  const { base, fields } = context;
  const entries = fields.map(node, `type.${keyOf(name)}`, ['face', 'size', 'leading', 'colour']);
  for (const [key, value] of entries) fields.note(`type.${name}.${key}`, value);
  const size = fields.number(entries.get('size'), 'size', SIZE) ?? type.size;
  const leading = fields.number(entries.get('leading'), 'leading', LEADING);
  // The base's colour is one of its colours by name, which the file may have changed.
  const [inherited] = must(
    Object.entries(base.colours).find(([, colour]) => colour === type.colour),
    `name for ${type.colour}`,
  );
  const own = must(namedColour(inherited, colours), `colour ${inherited}`);
  if (!entries.has('colour')) {
    const span = fields.span(`colours.${inherited}`);
    if (span !== undefined) fields.noteSpan(`type.${name}.colour`, span);
  }
  return {
    face: fields.text(entries.get('face'), 'face', 'sans') ?? type.face,
    size,
    leading: leading ?? Math.round(((type.leading * size) / type.size) * 10) / 10,
    colour: colourOf(entries.get('colour'), { own, colours }, context),
  };
}

function colourOf(
  node: DataNode | undefined,
  { own, colours }: { readonly own: string; readonly colours: Colours },
  { fields, problems }: Context,
): string {
  if (node === undefined) return own;
  const text = fields.text(node, 'colour', '#12436d');
  if (text === undefined) return own;
  if (isColour(text)) return text.toLowerCase();
  const named = namedColour(text, colours);
  if (named === undefined) problems.add(badThemeColour(node.span, text, Object.keys(colours)));
  return named ?? own;
}

function namedColour(name: string, colours: Colours): string | undefined {
  return Object.entries(colours).find(([known]) => known === name)?.[1];
}
