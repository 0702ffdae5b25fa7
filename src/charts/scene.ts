/** Turns Vega's scene into what the checks look at: marks with their data, texts and shapes with their boxes. */

/** In px from the top left of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The items of one mark; those of axes, legends and titles are left out. */
export interface DrawnMark {
  readonly type: string;
  readonly items: readonly DrawnItem[];
}

export interface DrawnItem {
  readonly datum: Readonly<Record<string, unknown>>;
  /** Whether all its coordinates are numbers. */
  readonly visible: boolean;
  readonly box: Box;
  /** CSS colours; undefined for gradients and for no paint. */
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  /** In px; 0 without a stroke. */
  readonly strokeWidth: number;
  /** 0 to 1; for the fill and for the stroke. */
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
}

/** One text of the picture, be it of a mark, an axis or a legend. */
export interface DrawnText {
  readonly text: string;
  /** In px, which are points in print. */
  readonly size: number;
  readonly family: string | undefined;
  readonly fill: string | undefined;
  /** Whether Vega prints its beginning only. */
  readonly shortened: boolean;
  /** Whether it runs along the line of reading. */
  readonly level: boolean;
  readonly box: Box;
  readonly role: string;
}

export interface Scene {
  readonly marks: readonly DrawnMark[];
  readonly texts: readonly DrawnText[];
  /** How many grid lines the axis with the most of them draws. */
  readonly gridLines: number;
}

/** The part of Vega's scene that is looked at here; `bounds` is relative to the group around it. */
export interface VegaMark {
  readonly marktype: string;
  readonly role: string;
  readonly items: readonly VegaItem[];
}

interface VegaItem {
  readonly datum: Readonly<Record<string, unknown>>;
  readonly items?: readonly VegaMark[];
  readonly bounds: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
  readonly x?: number;
  readonly y?: number;
  readonly [property: string]: unknown;
}

/** `origin` is where the outermost group stands in the picture. */
export function readScene(root: VegaMark, origin: readonly [number, number]): Scene {
  const marks: DrawnMark[] = [];
  const texts: DrawnText[] = [];
  let gridLines = 0;
  const visit = (mark: VegaMark, at: readonly [number, number], guide: boolean): void => {
    const within = guide || GUIDES.has(mark.role);
    if (mark.marktype === 'text')
      texts.push(...mark.items.flatMap((item) => textOf(item, mark.role, at)));
    if (mark.role === 'axis-grid') gridLines = Math.max(gridLines, mark.items.length);
    if (!within && mark.marktype !== 'group') {
      marks.push({ type: mark.marktype, items: mark.items.map((item) => itemOf(item, at)) });
    }
    for (const item of mark.items) {
      const inner = [at[0] + (item.x ?? 0), at[1] + (item.y ?? 0)] as const;
      for (const child of item.items ?? []) visit(child, inner, within);
    }
  };
  visit(root, origin, false);
  return { marks, texts, gridLines };
}

const GUIDES = new Set(['axis', 'legend', 'title']);

const COORDINATES = ['x', 'y', 'x2', 'y2', 'width', 'height', 'size', 'startAngle', 'endAngle'];

function itemOf(item: VegaItem, at: readonly [number, number]): DrawnItem {
  const isMissing = (name: string) => item[name] === undefined || item[name] === null;
  return {
    datum: item.datum,
    visible:
      item['defined'] !== false &&
      COORDINATES.every((name) => isMissing(name) || Number.isFinite(item[name])),
    box: boxOf(item, at),
    fill: paint(item['fill']),
    stroke: paint(item['stroke']),
    strokeWidth: paint(item['stroke']) === undefined ? 0 : number(item['strokeWidth'], 1),
    fillOpacity: number(item['opacity'], 1) * number(item['fillOpacity'], 1),
    strokeOpacity: number(item['opacity'], 1) * number(item['strokeOpacity'], 1),
  };
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function textOf(item: VegaItem, role: string, at: readonly [number, number]): readonly DrawnText[] {
  const lines = Array.isArray(item['text']) ? item['text'] : [item['text']];
  const text = lines
    .flatMap((line: unknown) => (line === null || line === undefined ? [] : [shownAs(line).trim()]))
    .join(' ');
  const opacity = item['opacity'];
  if (text === '' || opacity === 0) return [];
  const angle = Number(item['angle'] ?? 0);
  const limit = number(item['limit'], 0);
  const box = boxOf(item, at);
  return [
    {
      text,
      size: number(item['fontSize'], 11),
      family: typeof item['font'] === 'string' ? item['font'] : undefined,
      fill: paint(item['fill']),
      shortened: limit > 0 && box.right - box.left >= limit - 0.01,
      level: angle % 180 === 0,
      box,
      role,
    },
  ];
}

function shownAs(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function boxOf({ bounds }: VegaItem, [x, y]: readonly [number, number]): Box {
  const { x1, y1, x2, y2 } = bounds;
  return { left: x + x1, top: y + y1, right: x + x2, bottom: y + y2 };
}

function paint(value: unknown): string | undefined {
  return typeof value === 'string' && value !== 'none' && value !== 'transparent'
    ? value
    : undefined;
}
