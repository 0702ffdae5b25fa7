/** Turns a theme into the problems that it would make for readers: contrast, size, faces, room. */
import {
  badColour,
  lowContrast,
  noRoom,
  smallType,
  tightLeading,
  unknownFace,
} from '../problems/messages/layout.ts';
import type { ThemeFault } from '../problems/messages/layout.ts';
import type { Problems } from '../problems/problems.ts';
import { suggest } from '../problems/suggest.ts';
import type { Span } from '../problems/types.ts';
import type { Theme, TypeSize } from './theme.ts';

/** Types that may be smaller than the least size: furniture, and the raised numbers that cite notes. */
const EXEMPT: ReadonlySet<string> = new Set(['furniture', 'furnitureStrong', 'noteMark']);
/** Types that stand on the tint as well as on the paper. */
const ON_TINT: ReadonlySet<string> = new Set([
  'body',
  'minor',
  'section',
  'subsection',
  'code',
  'table',
  'tableHead',
  'caption',
  'captionText',
  'noteMark',
]);
const TEXT_CONTRAST = 4.5;
const MEANING_CONTRAST = 3;
const LEAST_ROOM = 144;

/** Reports all faults of a theme. `where` gives the place of a value, named by its path, if it has one. */
export function checkTheme(
  theme: Theme,
  problems: Problems,
  where: (path: string) => Span | undefined = () => undefined,
): void {
  const at = (path: string): ThemeFault => ({ path, span: where(path) });
  const contrasts = new Contrasts(problems);
  const colours = checkColours(theme, { contrasts, problems, at });
  for (const [name, type] of Object.entries(theme.type)) {
    checkType(name, type, { theme, problems, at });
    if (!isColour(type.colour)) problems.add(badColour(at(`type.${name}.colour`), type.colour));
    else if (colours) checkContrast(name, type, { theme, contrasts, at });
  }
  contrasts.report();
  for (const [index, face] of theme.fallbacks.entries()) {
    checkFace(face, at(`fallbacks.${index}`), theme, problems);
  }
  const { page, side, measure } = theme;
  const room = Math.min(measure, page.width - page.left - page.right - side);
  if (!(room >= LEAST_ROOM)) problems.add(noRoom(at('measure'), room));
  const height = page.height - page.top - page.bottom;
  if (!(height >= LEAST_ROOM)) problems.add(noRoom(at('page.height'), height));
}

interface Check {
  readonly theme: Theme;
  readonly problems: Problems;
  readonly at: (path: string) => ThemeFault;
}

/** The faults of contrast. One colour may be at fault in several types; what is written once is reported once. */
class Contrasts {
  readonly #problems: Problems;
  readonly #worst = new Map<string, { fault: ThemeFault; ratio: number; least: number }>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  need([a, b]: readonly [string, string], least: number, fault: ThemeFault): void {
    const ratio = contrast(a, b);
    if (ratio >= least) return;
    const { span, path } = fault;
    const key = span === undefined ? path : `${span.start}-${span.end}`;
    const known = this.#worst.get(key);
    if (known === undefined) this.#worst.set(key, { fault, ratio, least });
    else if (ratio / least < known.ratio / known.least) Object.assign(known, { ratio, least });
  }

  report(): void {
    for (const { fault, ratio, least } of this.#worst.values()) {
      this.#problems.add(lowContrast(fault, ratio, least));
    }
  }
}

/** Whether all colours can be read. What carries meaning without words needs less contrast than text. */
function checkColours(
  theme: Theme,
  { contrasts, problems, at }: Pick<Check, 'problems' | 'at'> & { readonly contrasts: Contrasts },
): boolean {
  const bad = Object.entries(theme.colours).filter(([, colour]) => !isColour(colour));
  for (const [name, colour] of bad) problems.add(badColour(at(`colours.${name}`), colour));
  if (bad.length > 0) return false;
  const { accent, paper, ink, secondary, tint } = theme.colours;
  contrasts.need([accent, paper], MEANING_CONTRAST, at('colours.accent'));
  contrasts.need([accent, tint], TEXT_CONTRAST, at('colours.accent'));
  contrasts.need([ink, paper], TEXT_CONTRAST, at('colours.ink'));
  contrasts.need([secondary, paper], TEXT_CONTRAST, at('colours.secondary'));
  return true;
}

function checkType(name: string, type: TypeSize, { theme, problems, at }: Check): void {
  const path = `type.${name}`;
  // What is no number is neither larger nor smaller than another.
  if (!(type.size >= theme.leastSize) && !EXEMPT.has(name)) {
    problems.add(smallType(at(`${path}.size`), type.size, theme.leastSize));
  }
  if (!(type.leading >= type.size)) {
    problems.add(tightLeading(at(`${path}.leading`), type.leading, type.size));
  }
  checkFace(type.face, at(`${path}.face`), theme, problems);
}

function checkFace(face: string, fault: ThemeFault, theme: Theme, problems: Problems): void {
  const known = theme.faces.map(({ id }) => id);
  if (!known.includes(face)) problems.add(unknownFace(fault, face, suggest(face, known)));
}

function checkContrast(
  name: string,
  type: TypeSize,
  { theme, contrasts, at }: Pick<Check, 'theme' | 'at'> & { readonly contrasts: Contrasts },
): void {
  const { paper, tint } = theme.colours;
  const fault = at(`type.${name}.colour`);
  const grounds = ON_TINT.has(name) ? [paper, tint] : [paper];
  for (const ground of grounds) contrasts.need([type.colour, ground], TEXT_CONTRAST, fault);
}

function isColour(colour: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(colour);
}

/** The contrast ratio of WCAG 2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const lights = [luminance(a), luminance(b)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
