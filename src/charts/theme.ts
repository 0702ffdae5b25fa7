/** Turns the look of the house into Vega-Lite's defaults: palette, type, thickness of bars, quiet axes. */
import { fontList } from './families.ts';

export const COLOURS = {
  ink: '#0B0C0C',
  secondary: '#505A5F',
  accent: '#12436D',
  rule: '#B1B4B6',
  grid: '#DDDFE1',
  ground: '#FFFFFF',
  /** The Analysis Function's palette; neighbours differ in lightness as well as in hue. */
  series: ['#12436D', '#28A197', '#801650', '#F46A25'],
} as const;

/** The full grid of an A4 page, in px, which are points in print. */
export const GRID_WIDTH = 486;
/** Bars are 18 to 22 px thick in look.md; the step between them leaves as much air again less a half. */
export const BAR = { size: 20, step: 32 } as const;
export const SIZES = { label: 12, axis: 10.7 } as const;

/** What look.md gives a meaning: a specification says `"style": "apart"`, and no colours. */
const STYLES = {
  /** A figure at the end of a bar. */
  value: { fontWeight: 600, color: COLOURS.ink },
  /** A label on a dark mark. */
  inside: { fontWeight: 600, color: COLOURS.ground },
  /** What says less than a label: the base, a unit. */
  note: { fontSize: SIZES.axis, color: COLOURS.secondary },
  /** What is set apart: not recorded, not known. */
  apart: { color: COLOURS.ground, stroke: COLOURS.secondary, strokeWidth: 1 },
  'apart-value': { fontWeight: 'normal', color: COLOURS.secondary },
} as const;

/** The names of the styles that a specification may use. */
export const STYLE_NAMES = Object.keys(STYLES);

/**
 * What a project's chart starts from; each setting can be overruled in the specification. `width` is that of
 * the picture as a whole, in px.
 */
export function themeFor(width: number): Readonly<Record<string, unknown>> {
  const size = { continuousWidth: width, discreteWidth: width };
  return { ...THEME, view: { ...THEME.view, ...size } };
}

const THEME = {
  background: COLOURS.ground,
  // Vega takes a text's descenders for up to a px shorter than they are.
  padding: { left: 0, top: 0, right: 0, bottom: 1 },
  font: fontList('sans'),
  // Labels for assistive technology stand on the picture as a whole.
  aria: false,
  customFormatTypes: false,
  countTitle: 'Number',
  fieldTitle: 'plain',
  view: { stroke: null, continuousHeight: 240, step: BAR.step },
  mark: { color: COLOURS.accent },
  bar: { color: COLOURS.accent, discreteBandSize: BAR.size },
  point: { filled: true, size: 130, color: COLOURS.accent, opacity: 1 },
  line: { strokeWidth: 2.5, color: COLOURS.accent },
  rule: { color: COLOURS.rule, strokeWidth: 1 },
  text: { fontSize: SIZES.label, color: COLOURS.ink, baseline: 'middle' },
  axis: {
    domain: false,
    domainColor: COLOURS.rule,
    ticks: false,
    tickColor: COLOURS.rule,
    tickSize: 4,
    grid: false,
    labelAngle: 0,
    labelColor: COLOURS.ink,
    labelFontSize: SIZES.label,
    labelLimit: 0,
    labelPadding: 8,
    title: null,
    titleColor: COLOURS.secondary,
    titleFontSize: SIZES.axis,
    titleFontWeight: 'normal',
  },
  axisQuantitative: {
    grid: true,
    gridColor: COLOURS.grid,
    gridWidth: 1,
    labelColor: COLOURS.secondary,
    labelFontSize: SIZES.axis,
    tickCount: 5,
  },
  header: {
    title: null,
    labelColor: COLOURS.ink,
    labelFontSize: SIZES.label,
    labelFontWeight: 600,
    labelAnchor: 'start',
    labelLimit: 0,
  },
  legend: {
    title: null,
    orient: 'top',
    labelColor: COLOURS.ink,
    labelFontSize: SIZES.label,
    labelLimit: 0,
    symbolType: 'square',
  },
  range: {
    category: [...COLOURS.series],
    ordinal: ['#12436D', '#2073BC', '#6BACE6'],
    ramp: ['#6BACE6', '#12436D'],
    heatmap: ['#6BACE6', '#12436D'],
  },
  style: STYLES,
} as const;
