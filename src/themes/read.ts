/** Turns a theme file into a theme: one of the shipped ones with what the file changes, checked. */
import { checkFileCharacters } from '../findings/files/characters.ts';
import type { DataNode } from '../findings/files/nodes.ts';
import { readYaml } from '../findings/files/yaml.ts';
import { THEMES } from '../layout/theme.ts';
import type { Theme } from '../layout/theme.ts';
import { checkTheme } from '../layout/themeCheck.ts';
import { noTheme } from '../problems/messages/themes.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';
import { Fields } from './fields.ts';
import { namedFonts } from './fonts.ts';
import type { ReadFont } from './fonts.ts';
import { chartsOf, pageOf, runningOf, spacesOf, wordsOf } from './parts.ts';
import { coloursOf, typesOf } from './types.ts';

export interface ThemeFile {
  readonly theme: Theme;
  /** The bytes of the fonts that the theme's own files hold, by the face's file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const KEYS = [
  'from',
  'page',
  'columns',
  'fonts',
  'colours',
  'type',
  'spaces',
  'running',
  'charts',
  'words',
];

/** Reads and checks a theme file. With an error among the problems, what comes back may not be used. */
export function readTheme(
  source: Source,
  read: ReadFont,
  problems: Problems,
): ThemeFile | undefined {
  const root = readRoot(source, problems);
  if (root === undefined) return undefined;
  const before = problems.all.length;
  const fields = new Fields(problems);
  const entries = fields.map(root, '', KEYS);
  const from = fields.word(entries.get('from'), 'from', ['default', 'large-print'] as const);
  const base: Theme = THEMES[from ?? 'default'];
  const { faces, fallbacks, files } = namedFonts(entries.get('fonts'), {
    base,
    read,
    fields,
    problems,
  });
  const context = { base, fields, problems };
  const colours = coloursOf(entries.get('colours'), context);
  const page = pageOf(entries, context);
  const theme: Theme = {
    ...base,
    name: nameOf(source.path),
    faces,
    fallbacks,
    ...page,
    type: typesOf(entries.get('type'), colours, context),
    colours,
    spaces: spacesOf(entries.get('spaces'), context),
    running: runningOf(entries.get('running'), context),
    words: wordsOf(entries.get('words'), context),
    chartEnlarge: chartsOf(entries.get('charts'), page.page, context),
  };
  // A value that was refused has given way to the base's, which would only confuse the checks.
  if (problems.all.length === before) checkTheme(theme, problems, placesIn(source, fields));
  return { theme, files };
}

/** A file's name without folders: outputs are the same wherever a theme stands. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/iu, '');
}

function readRoot(source: Source, problems: Problems): DataNode | undefined {
  const before = problems.all.length;
  checkFileCharacters(source, problems);
  if (problems.all.length > before) return undefined;
  const root = readYaml(source, problems);
  if (root === undefined || root.kind === 'map') return root;
  problems.add(noTheme({ ...root.span, end: root.span.start }));
  return undefined;
}

/** The place of a value; of one that the base gave, the place of what the file says beside it, or the file. */
function placesIn(source: Source, fields: Fields): (path: string) => Span {
  const lineEnd = source.text.indexOf('\n');
  const whole = { source, start: 0, end: lineEnd === -1 ? source.text.length : lineEnd };
  return (path) => {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const span = fields.span(at);
      if (span !== undefined) return span;
    }
    return whole;
  };
}
