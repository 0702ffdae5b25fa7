/** Turns a part of a drawing into a form that is painted as one: for opacity and blending of a whole group. */
import type { Frame } from './canvas.ts';
import { pictureBounds } from './canvas.ts';
import { Content } from './content.ts';
import type { Resources } from './content.ts';
import { identity } from '../svg/matrix.ts';
import type { DrawingGroup } from '../svg/types.ts';
import type { Bounds } from '../svg/matrix.ts';
import type { Pdf, Ref, Value } from './pdfkit.ts';

/** Whether a group is painted as one picture: what lies over one another in it must not show through. */
export function isForm({ opacity, blend }: Pick<DrawingGroup, 'opacity' | 'blend'>): boolean {
  return opacity < 1 || blend !== undefined;
}

/** Draws what `draw` draws as one picture of the given opacity and blend mode. */
export function drawForm(
  frame: Frame,
  { opacity, blend }: { readonly opacity: number; readonly blend: string | undefined },
  draw: (inner: Frame) => void,
): void {
  const bounds = pictureBounds(frame);
  if (bounds === undefined) return;
  const { canvas } = frame;
  const content = new Content(newResources(), 'form');
  draw({
    ...frame,
    canvas: { ...canvas, content, base: identity },
    matrix: identity,
    picture: bounds,
  });
  const form = formObject(canvas.pdf, content, bounds, 'DeviceRGB');
  const name = `X${form.id}`;
  canvas.states.noteTransparency(canvas.content);
  canvas.states.set(canvas.content, { fill: opacity, stroke: opacity, blend });
  canvas.content.resources.xobjects[name] = form;
  canvas.content.paint(`/${name} Do`);
}

export function newResources(): Resources {
  return { fonts: {}, xobjects: {}, ext_gstates: {}, patterns: {} };
}

/** Writes a stream as a form that is an isolated transparency group. */
export function formObject(
  pdf: Pdf,
  content: Content,
  { x, y, width, height }: Bounds,
  colourSpace: 'DeviceRGB' | 'DeviceGray',
): Ref {
  const form = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [x, y, x + width, y + height],
    Group: { Type: 'Group', S: 'Transparency', CS: colourSpace, I: true },
    Resources: resourceDictionary(content.resources),
  });
  form.write(Buffer.from(content.finish(), 'latin1'));
  form.end();
  return form;
}

function resourceDictionary(resources: Resources): Value {
  const entries: [string, Record<string, Value>][] = [
    ['Font', resources.fonts],
    ['XObject', resources.xobjects],
    ['ExtGState', resources.ext_gstates],
    ['Pattern', resources.patterns],
  ];
  return Object.fromEntries(entries.filter(([, names]) => Object.keys(names).length > 0));
}
