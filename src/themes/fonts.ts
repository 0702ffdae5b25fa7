/** Turns the font files that a theme names into its faces. */
import type { DataNode } from '../findings/files/nodes.ts';
import type { Theme, ThemeFace } from '../layout/theme.ts';
import { fontRefused, fontUnusable, missingCut } from '../problems/messages/themes.ts';
import type { Problems } from '../problems/problems.ts';
import type { Fields } from './fields.ts';
import { fontFault } from './fontFile.ts';

/** The bytes of a font file, named as the theme names it, or why they can't be had. */
export type ReadFont = (file: string) => Uint8Array | { readonly refused: string };

export interface NamedFonts {
  readonly faces: readonly ThemeFace[];
  readonly fallbacks: readonly string[];
  /** The bytes of the faces that the theme's own files hold, by the file's name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const FAMILIES = ['sans', 'serif', 'mono'] as const;
const CUTS = ['regular', 'italic', 'semibold', 'semibold-italic'] as const;
const EXAMPLE = 'fonts/House-Regular.ttf';

export interface FontInput {
  readonly base: Theme;
  readonly read: ReadFont;
  readonly fields: Fields;
  readonly problems: Problems;
}

/** Families that the theme names take the place of the shipped ones; fonts for scripts come to them. */
export function namedFonts(node: DataNode | undefined, input: FontInput): NamedFonts {
  const { base, fields } = input;
  const collector = new Collector(input);
  const entries = fields.map(node, 'fonts', [...FAMILIES, 'scripts']);
  let faces = base.faces;
  for (const family of FAMILIES) {
    const cuts = entries.get(family);
    if (cuts === undefined) continue;
    const own = collector.family(
      family,
      cuts,
      family === 'sans' ? ['regular', 'semibold'] : ['regular'],
    );
    faces = [...faces.filter(({ id }) => id !== family && !id.startsWith(`${family}-`)), ...own];
  }
  const scripts = fields.list(entries.get('scripts'), 'scripts', `[${EXAMPLE}]`) ?? [];
  const added = scripts.map((script, index) =>
    collector.family(`script${index + 1}`, script, ['regular']),
  );
  const names = added.flatMap((family) => family.slice(0, 1).map(({ id }) => id));
  // Before the shipped fallbacks: who names a font for a script means it.
  const [first = 'sans', ...rest] = base.fallbacks;
  return {
    faces: [...faces, ...added.flat()],
    fallbacks: [first, ...names, ...rest],
    files: collector.files,
  };
}

class Collector {
  readonly files = new Map<string, Uint8Array>();
  readonly #input: FontInput;

  constructor(input: FontInput) {
    this.#input = input;
  }

  /** A family: one file, or a file for each cut. */
  family(id: string, node: DataNode, needed: readonly string[]): ThemeFace[] {
    const { fields, problems } = this.#input;
    if (node.kind === 'text' && needed.length === 1) return this.#face(id, node, id);
    const cuts = fields.map(node, id, CUTS);
    const missing = needed.filter((cut) => !cuts.has(cut));
    if (node.kind === 'map' && missing.length > 0) problems.add(missingCut(node.span, id, missing));
    return CUTS.flatMap((cut) => {
      const file = cuts.get(cut);
      const face = cut === 'regular' ? id : `${id}-${cut}`;
      return file === undefined ? [] : this.#face(face, file, cut);
    });
  }

  #face(id: string, node: DataNode, key: string): ThemeFace[] {
    const { fields, problems, read } = this.#input;
    const file = fields.text(node, key, EXAMPLE);
    if (file === undefined) return [];
    const found = read(file);
    if ('refused' in found) {
      problems.add(fontRefused(node.span, file, found.refused));
      return [];
    }
    const fault = fontFault(found);
    if (fault !== undefined) {
      problems.add(fontUnusable(node.span, file, fault));
      return [];
    }
    this.files.set(file, found);
    return [{ id, file }];
  }
}
