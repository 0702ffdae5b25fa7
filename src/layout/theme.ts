/** Turns nothing into anything: a theme is data, the one place for faces, sizes, spaces and colours. */
import type { FaceId } from '../text/types.ts';

/** A size of type with its leading, in points. */
export interface TypeSize {
  readonly face: FaceId;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}

export interface ThemeFace {
  readonly id: FaceId;
  /** The font file: a package's path as one would import it, or a path in the project that starts with `./`. */
  readonly file: string;
  /** Whether it serves for symbols alone, whatever letters it has. */
  readonly symbolsOnly?: boolean;
}

/**
 * What may stand at the head or foot of a page. `status` gives way to the edition where a document has none;
 * the short title leaves out the first page, on which the title stands.
 */
export const RUNNING = [
  'short-title',
  'marking',
  'paper',
  'status',
  'edition',
  'author',
  'date',
  'page',
  'none',
] as const;

export type RunningWord = (typeof RUNNING)[number];

/** Lengths in points, colours as `#rrggbb`. */
export interface Theme {
  readonly name: string;
  readonly faces: readonly ThemeFace[];
  /** Asked in order for a character that the wanted face lacks. */
  readonly fallbacks: readonly FaceId[];
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** The room left of the text column, and the text column; wide things use both and what is left. */
  readonly side: number;
  readonly measure: number;
  readonly type: {
    readonly title: TypeSize;
    readonly subtitle: TypeSize;
    /** From the document's second H1 on. */
    readonly part: TypeSize;
    readonly section: TypeSize;
    readonly subsection: TypeSize;
    readonly minor: TypeSize;
    readonly body: TypeSize;
    readonly code: TypeSize;
    readonly caption: TypeSize;
    readonly captionText: TypeSize;
    readonly table: TypeSize;
    readonly tableHead: TypeSize;
    readonly figures: TypeSize;
    readonly figuresLabel: TypeSize;
    readonly details: TypeSize;
    readonly note: TypeSize;
    /** Exempt from the least size: the raised number that cites a note. */
    readonly noteMark: TypeSize;
    /** Exempt from the least size: running heads and feet. */
    readonly furniture: TypeSize;
    readonly furnitureStrong: TypeSize;
  };
  /** How many times larger the letters of charts are drawn than at the default size. */
  readonly chartEnlarge: number;
  /** The least size of content text. */
  readonly leastSize: number;
  /** Whether two short details share a line. */
  readonly pairsDetails: boolean;
  /** Whether a document's page limit counts: it is meant for this size of type. */
  readonly holdsPageLimits: boolean;
  readonly colours: {
    readonly ink: string;
    readonly secondary: string;
    readonly accent: string;
    readonly rule: string;
    /** The line under a link within the document. */
    readonly quiet: string;
    readonly tint: string;
    readonly paper: string;
  };
  /** White space above headings, in lines of body text. */
  readonly spaces: {
    readonly abovePart: number;
    readonly aboveSection: number;
    readonly aboveSubsection: number;
  };
  /** What stands at the head and the foot of each page: left, middle, right. */
  readonly running: {
    readonly head: readonly [RunningWord, RunningWord, RunningWord];
    readonly foot: readonly [RunningWord, RunningWord, RunningWord];
  };
  readonly words: {
    readonly continued: string;
    /** `{page}` and `{pages}` are filled. */
    readonly page: string;
    readonly alerts: Readonly<Record<'note' | 'tip' | 'important' | 'warning' | 'caution', string>>;
    /** What assistive technology says of a link to a note and back; `{number}` is filled. */
    readonly toNote: string;
    readonly fromNote: string;
    readonly toPlace: string;
  };
}

const INK = '#0b0c0c';
const SECONDARY = '#505a5f';
const ACCENT = '#12436d';

const NOTO = '@expo-google-fonts';
const SANS = '@expo-google-fonts/source-sans-3';
const SERIF = '@expo-google-fonts/source-serif-4';
const MONO = '@expo-google-fonts/source-code-pro';

const FACES: readonly ThemeFace[] = [
  { id: 'sans', file: `${SANS}/400Regular/SourceSans3_400Regular.ttf` },
  { id: 'sans-italic', file: `${SANS}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf` },
  { id: 'sans-semibold', file: `${SANS}/600SemiBold/SourceSans3_600SemiBold.ttf` },
  {
    id: 'sans-semibold-italic',
    file: `${SANS}/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf`,
  },
  { id: 'serif', file: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf` },
  { id: 'serif-italic', file: `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf` },
  { id: 'serif-semibold', file: `${SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf` },
  { id: 'mono', file: `${MONO}/400Regular/SourceCodePro_400Regular.ttf` },
  { id: 'mono-italic', file: `${MONO}/400Regular_Italic/SourceCodePro_400Regular_Italic.ttf` },
  { id: 'mono-semibold', file: `${MONO}/600SemiBold/SourceCodePro_600SemiBold.ttf` },
  // What the families above lack: further Latin, Greek and Cyrillic letters, then symbols.
  { id: 'noto', file: `${NOTO}/noto-sans/400Regular/NotoSans_400Regular.ttf` },
  { id: 'noto-italic', file: `${NOTO}/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf` },
  { id: 'noto-semibold', file: `${NOTO}/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf` },
  {
    id: 'noto-semibold-italic',
    file: `${NOTO}/noto-sans/600SemiBold_Italic/NotoSans_600SemiBold_Italic.ttf`,
  },
  {
    id: 'math',
    file: `${NOTO}/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf`,
    symbolsOnly: true,
  },
  {
    id: 'emoji',
    file: `${NOTO}/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`,
    symbolsOnly: true,
  },
  {
    id: 'shapes',
    file: `${NOTO}/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf`,
    symbolsOnly: true,
  },
  {
    id: 'signs',
    file: `${NOTO}/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf`,
    symbolsOnly: true,
  },
];

const sans = (size: number, leading: number, colour = INK): TypeSize => ({
  face: 'sans',
  size,
  leading,
  colour,
});
const semibold = (size: number, leading: number, colour = INK): TypeSize => ({
  face: 'sans-semibold',
  size,
  leading,
  colour,
});

const WORDS: Theme['words'] = {
  continued: 'continued',
  page: 'Page {page} of {pages}',
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
  toNote: 'Note {number}',
  fromNote: 'Back to where note {number} is cited',
  toPlace: 'Go to {title}',
};

/** A4, Source Sans 3 at 12.8 points, a side column that holds the heads of sections. */
export const defaultTheme: Theme = {
  name: 'default',
  faces: FACES,
  // In an order in which common characters open few files; Source Code Pro has the lines of boxes.
  fallbacks: ['sans', 'noto', 'math', 'emoji', 'shapes', 'signs', 'mono'],
  page: { width: 595.28, height: 841.89, left: 57, right: 52, top: 68, bottom: 74 },
  side: 96,
  measure: 365,
  type: {
    title: semibold(32, 36, ACCENT),
    subtitle: sans(17, 23, SECONDARY),
    part: semibold(27, 32, ACCENT),
    section: semibold(22, 27),
    subsection: semibold(15.5, 20),
    minor: semibold(12.8, 18.5),
    body: sans(12.8, 18.5),
    code: { face: 'mono', size: 12, leading: 16, colour: INK },
    caption: semibold(14.5, 18.5),
    captionText: sans(12, 16, SECONDARY),
    table: sans(12, 16),
    tableHead: semibold(12, 16),
    figures: semibold(40, 44, ACCENT),
    figuresLabel: sans(12.8, 17),
    details: sans(12.8, 18.5),
    note: sans(12, 16),
    noteMark: semibold(9, 18.5, ACCENT),
    furniture: sans(10.7, 14, SECONDARY),
    furnitureStrong: semibold(10.7, 14, INK),
  },
  chartEnlarge: 1,
  leastSize: 12,
  pairsDetails: false,
  holdsPageLimits: true,
  colours: {
    ink: INK,
    secondary: SECONDARY,
    accent: ACCENT,
    rule: '#b1b4b6',
    quiet: '#767676',
    tint: '#f3f2f1',
    paper: '#ffffff',
  },
  spaces: { abovePart: 2, aboveSection: 1.5, aboveSubsection: 1 },
  running: { head: ['short-title', 'marking', 'paper'], foot: ['status', 'marking', 'page'] },
  words: WORDS,
};

/** Large print: nothing below 18 points but furniture; the text uses the full width. */
export const largePrint: Theme = {
  ...defaultTheme,
  name: 'large-print',
  side: 0,
  measure: 486.28,
  type: {
    title: semibold(40, 46, ACCENT),
    subtitle: sans(22, 29, SECONDARY),
    part: semibold(33, 39, ACCENT),
    section: semibold(28, 34),
    subsection: semibold(21.5, 27),
    minor: semibold(18, 26),
    body: sans(18, 26),
    code: { face: 'mono', size: 18, leading: 24, colour: INK },
    caption: semibold(19.5, 25),
    captionText: sans(18, 24, SECONDARY),
    table: sans(18, 24),
    tableHead: semibold(18, 24),
    figures: semibold(50, 54, ACCENT),
    figuresLabel: sans(18, 23),
    details: sans(18, 26),
    note: sans(18, 24),
    noteMark: semibold(13, 26, ACCENT),
    furniture: sans(14, 18, SECONDARY),
    furnitureStrong: semibold(14, 18, INK),
  },
  chartEnlarge: 1.4,
  leastSize: 18,
  holdsPageLimits: false,
};

/** The themes that ship, by the names that users give. */
export const THEMES = { default: defaultTheme, 'large-print': largePrint } as const;
