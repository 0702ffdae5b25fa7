/** Turns a drawing that blends into one that blends with nothing below it, with its texts outside where that may be. */
import { boundsOf } from '../svg/bounds.ts';
import { identity, mapBounds, multiply } from '../svg/matrix.ts';
import type { Bounds } from '../svg/matrix.ts';
import type { DrawingGroup, DrawingNode, DrawingText, Matrix, Stroke } from '../svg/types.ts';
import { inFaces } from '../text/measure.ts';
import type { Fonts } from '../text/types.ts';
import { isForm } from './form.ts';
import { anchorShares } from './runOn.ts';

type Leaf = Exclude<DrawingNode, DrawingGroup>;

/** A leaf with its box in the picture. */
interface Placed {
  readonly leaf: Leaf;
  readonly box: Bounds;
  readonly mayLeave: boolean;
}

/**
 * A picture of its own: what blends with it is itself and not the page below. Some readers find no text in such a
 * picture, so texts that nothing is painted over later come after it.
 */
export function isolated(nodes: readonly DrawingNode[], fonts: Fonts): readonly DrawingNode[] {
  const boxes: Bounds[] = [];
  const outside = new Set<Leaf>();
  for (const { leaf, box, mayLeave } of leavesOf(nodes, identity, fonts).toReversed()) {
    if (mayLeave && !boxes.some((later) => overlap(box, later))) outside.add(leaf);
    else boxes.push(box);
  }
  const picture: DrawingGroup = {
    kind: 'group',
    transform: identity,
    clip: undefined,
    opacity: 1,
    blend: 'normal',
    children: only(nodes, (leaf) => !outside.has(leaf)),
  };
  return [picture, ...only(nodes, (leaf) => outside.has(leaf))];
}

function only(
  nodes: readonly DrawingNode[],
  isWanted: (leaf: Leaf) => boolean,
): readonly DrawingNode[] {
  return nodes.flatMap((node): readonly DrawingNode[] => {
    if (node.kind !== 'group') return isWanted(node) ? [node] : [];
    const children = only(node.children, isWanted);
    return children.length === 0 ? [] : [{ ...node, children }];
  });
}

/** The leaves in the order in which they are painted. */
function leavesOf(
  nodes: readonly DrawingNode[],
  outer: Matrix,
  fonts: Fonts,
  isWhole = false,
): readonly Placed[] {
  return nodes.flatMap((node): readonly Placed[] => {
    const matrix = multiply(outer, node.transform);
    if (node.kind === 'group') {
      return leavesOf(node.children, matrix, fonts, isWhole || isForm(node));
    }
    const box = boxOf(node, fonts);
    const mayLeave = !isWhole && node.kind === 'text' && node.blend === undefined;
    return [{ leaf: node, box: mapBounds(matrix, box), mayLeave }];
  });
}

/** The leaf's box in its own space, rather too large than too small. */
function boxOf(leaf: Leaf, fonts: Fonts): Bounds {
  switch (leaf.kind) {
    case 'image':
      return { x: 0, y: 0, width: leaf.width, height: leaf.height };
    case 'text':
      return grown(textBox(leaf, fonts), leaf.stroke);
    case 'path':
      return grown(boundsOf(leaf.segments), leaf.stroke);
  }
}

function textBox(text: DrawingText, fonts: Fonts): Bounds {
  const { size, anchor } = text;
  const { width } = inFaces(text.text, text, fonts);
  // Letters reach a little beyond their own widths.
  return {
    x: -anchorShares[anchor] * width - size / 4,
    y: -1.25 * size,
    width: width + size / 2,
    height: 1.75 * size,
  };
}

function grown({ x, y, width, height }: Bounds, stroke: Stroke | undefined): Bounds {
  // Corners of a line reach beyond half its width, by its miter limit at most.
  const by = stroke === undefined ? 0 : (stroke.width / 2) * Math.max(1.5, stroke.miterLimit);
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
