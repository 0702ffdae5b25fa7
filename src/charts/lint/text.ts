/** Rules about the texts in a chart: large enough, level, whole, clear of each other; and about its guides. */
import {
  cutTextFound,
  manyGridLines,
  needlessLegend,
  overlapping,
  smallTextFound,
  turnedText,
} from '../../problems/messages/chartRules.ts';
import type { Problem } from '../../problems/types.ts';
import { GRID_WIDTH } from '../theme.ts';
import type { Box, DrawnText } from '../scene.ts';
import { markPlace, overlap, type Linted } from './input.ts';

/** In points, as printed. */
const SMALLEST = 9;

/** A chart that is wider than the page is printed smaller, with its texts. */
export function smallText(chart: Linted): readonly Problem[] {
  const scale = Math.min(chart.enlarge, GRID_WIDTH / chart.width);
  return once(
    chart.scene.texts,
    ({ size }) => size * scale < SMALLEST - 0.01,
    (text) =>
      smallTextFound(markPlace(chart, 'text'), text.text, {
        size: round(text.size * scale),
        least: SMALLEST,
      }),
  );
}

/** Nobody turns the page to read a label. */
export function levelText(chart: Linted): readonly Problem[] {
  return once(
    chart.scene.texts,
    ({ level }) => !level,
    (text) => turnedText(markPlace(chart, 'text'), text.text),
  );
}

/** Labels that stand on each other can't be read. */
export function overlapRule(chart: Linted): readonly Problem[] {
  const { texts } = chart.scene;
  for (const [index, text] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const { across, down } = overlap(inner(text), inner(other));
      if (across > 1 && down > 1)
        return [overlapping(markPlace(chart, 'text'), text.text, other.text)];
    }
  }
  return [];
}

/** From the top of the capitals to the foot of the descenders: Vega's boxes are a little taller. */
function inner({ box, size }: DrawnText): Box {
  return { ...box, top: box.top + 0.1 * size };
}

/** What sticks out of the picture isn't printed, and what is shortened can't be known. */
export function cutText(chart: Linted): readonly Problem[] {
  const { width, height } = chart;
  const isCut = ({ box, shortened }: DrawnText) =>
    shortened || box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1;
  return once(chart.scene.texts, isCut, (text) =>
    cutTextFound(markPlace(chart, 'text'), text.text),
  );
}

const MOST_GRID_LINES = 10;

/** Grid lines are for looking up; direct labels say it better. */
export function manyGridLinesRule(chart: Linted): readonly Problem[] {
  const { gridLines } = chart.scene;
  return gridLines > MOST_GRID_LINES
    ? [manyGridLines(markPlace(chart), gridLines, MOST_GRID_LINES)]
    : [];
}

const MOST_DIRECT = 4;

/** Up to four series can be labelled where they are: no eye has to travel to a legend and back. */
export function legend(chart: Linted): readonly Problem[] {
  const labels = chart.scene.texts.filter(({ role }) => role === 'legend-label').length;
  return labels > 0 && labels <= MOST_DIRECT ? [needlessLegend(markPlace(chart), labels)] : [];
}

/** One problem for the first text at fault: the others have the same cause. */
function once(
  texts: readonly DrawnText[],
  isFaulty: (text: DrawnText) => boolean,
  problem: (text: DrawnText) => Problem,
): readonly Problem[] {
  const found = texts.find((text) => isFaulty(text));
  return found === undefined ? [] : [problem(found)];
}

function round(size: number): number {
  return Math.round(size * 10) / 10;
}
