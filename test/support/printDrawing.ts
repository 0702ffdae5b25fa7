/** Turns a Drawing into text, one line a node, for goldens. */
import type {
  Drawing,
  DrawingNode,
  Matrix,
  Paint,
  PathSegment,
  Stroke,
} from '../../src/svg/types.ts';

export function printDrawing({ width, height, nodes }: Drawing): string {
  return `drawing ${number(width)} x ${number(height)}\n${nodes.map((node) => printNode(node, '  ')).join('')}`;
}

function printNode(node: DrawingNode, indent: string): string {
  switch (node.kind) {
    case 'group': {
      const parts = [
        'group',
        matrix(node.transform),
        node.clip && `clip[${path(node.clip)}]${node.clipRule === 'evenodd' ? ' evenodd' : ''}`,
        node.opacity < 1 && `opacity ${number(node.opacity)}`,
        node.blend,
      ];
      return (
        line(parts, indent) + node.children.map((child) => printNode(child, `${indent}  `)).join('')
      );
    }
    case 'path':
      return line(
        [
          `path ${path(node.segments)}`,
          matrix(node.transform),
          node.fill && `fill ${paint(node.fill, node.fillOpacity)}`,
          node.fillRule === 'evenodd' && 'evenodd',
          node.stroke && stroke(node.stroke),
          node.blend,
        ],
        indent,
      );
    case 'text': {
      const style = `${node.family} ${number(node.size)} ${node.weight}${node.italic ? ' italic' : ''}`;
      return line(
        [
          `text ${JSON.stringify(node.text)} ${node.anchor} ${style}`,
          matrix(node.transform),
          node.fill && `fill ${paint(node.fill, node.fillOpacity)}`,
          node.stroke && stroke(node.stroke),
          node.blend,
        ],
        indent,
      );
    }
    case 'image':
      return line(
        [
          `image ${node.format} ${node.bytes.length} bytes, ${number(node.width)} x ${number(node.height)} ${node.fit}`,
          matrix(node.transform),
          node.opacity < 1 && `opacity ${number(node.opacity)}`,
        ],
        indent,
      );
  }
  return node satisfies never;
}

function line(parts: readonly (string | false | undefined)[], indent: string): string {
  return `${indent}${parts.filter((part) => part !== undefined && part !== false && part !== '').join(' ')}\n`;
}

function matrix(values: Matrix): string {
  const [a, b, c, d, e, f] = values;
  if (a === 1 && b === 0 && c === 0 && d === 1)
    return e === 0 && f === 0 ? '' : `at ${number(e)},${number(f)}`;
  return `matrix(${values.map(number).join(' ')})`;
}

function path(segments: readonly PathSegment[]): string {
  return segments
    .map((segment) => {
      const { op, ...points } = segment;
      return `${op}${Object.values(points).map(number).join(',')}`;
    })
    .join(' ');
}

function paint(value: Paint, opacity: number): string {
  const thin = opacity < 1 ? ` opacity ${number(opacity)}` : '';
  if (value.kind === 'colour') return colour(value.colour) + thin;
  const stops = value.stops
    .map((stop) => `${number(stop.offset)}:${colour(stop.colour)}`)
    .join(' ');
  const within = matrix(value.transform);
  const box = value.textBox === undefined ? '' : ` ${value.textBox} the text's box`;
  const transform = within === '' ? '' : ` ${within}`;
  return `${value.kind}(${value.coordinates.map(number).join(' ')}; ${stops})${transform}${box}${thin}`;
}

function colour({ rgb, alpha }: { rgb: readonly number[]; alpha: number }): string {
  const hex = `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return alpha < 1 ? `${hex}/${number(alpha)}` : hex;
}

function stroke(value: Stroke): string {
  const parts = [
    `stroke ${number(value.width)} ${paint(value.paint, value.opacity)}`,
    value.cap !== 'butt' && value.cap,
    value.join !== 'miter' && value.join,
    value.miterLimit !== 4 && `miter ${number(value.miterLimit)}`,
    value.dash.length > 0 && `dash ${value.dash.map(number).join(',')}+${number(value.dashOffset)}`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000 + 0);
}
