/** Messages about SVG pictures: what can be drawn, and what stands in the file that can't. */
import { errorOf, warningOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

const neverSkipped = 'leaving it out in silence would show another picture than the author made';

export function svgSyntax(span: Span, reason: string): Problem {
  return errorOf({
    code: 'svg-syntax',
    message: `the SVG is no well-formed XML: ${reason}`,
    span,
    hints: ['save the picture again from the program that made it'],
  });
}

export function deepSvg(span: Span, deepest: number): Problem {
  return errorOf({
    code: 'svg-depth',
    message: `the SVG's elements are nested more than ${deepest} deep`,
    span,
    hints: ['ungroup the picture before saving it'],
  });
}

export function notSvg(span: Span, name: string): Problem {
  return errorOf({
    code: 'svg-root',
    message: `the file starts with <${name}>, not with <svg>`,
    span,
    hints: ['name a file that holds an SVG picture'],
  });
}

export function svgSize(span: Span, reason: string): Problem {
  return errorOf({
    code: 'svg-size',
    message: `the SVG has no usable size: ${reason}`,
    span,
    hints: [
      'write width, height and viewBox on <svg>, such as width="486" height="240" viewBox="0 0 486 240"',
    ],
  });
}

export function outOfRangeSvg(span: Span, value: number): Problem {
  return errorOf({
    code: 'svg-range',
    message: `something in the SVG is ${value} px large or far, which no page can hold`,
    span,
    hints: ['look for a scale, a position or a size that has run away'],
  });
}

export function unknownElement(span: Span, name: string, known: string | undefined): Problem {
  return errorOf({
    code: 'svg-element',
    message: `<${name}> can't be drawn`,
    span,
    notes: [neverSkipped],
    hints: [known === undefined ? elementHint(name) : `did you mean <${known}>?`],
  });
}

function elementHint(name: string): string {
  switch (name) {
    case 'style':
      return 'write the styles as attributes, such as fill="#12436d"';
    case 'use':
    case 'symbol':
      return 'save the picture with its symbols expanded ("plain SVG")';
    case 'script':
      return 'remove the script: a printed picture stands still';
    case 'svg':
      return 'write what it holds into a <g> with a transform';
    case 'foreignObject':
      return 'write the text as <text>';
    default:
      return 'draw it with paths, rectangles, circles, lines and text';
  }
}

export function unknownAttribute(
  span: Span,
  { name, element, known }: { name: string; element: string; known: string | undefined },
): Problem {
  return errorOf({
    code: 'svg-attribute',
    message: `the attribute "${name}" of <${element}> can't be drawn`,
    span,
    notes: [neverSkipped],
    hints: [
      known === undefined ? 'remove it, or draw its effect with paths' : `did you mean "${known}"?`,
    ],
  });
}

export function unusableValue(
  span: Span,
  { name, value, wanted }: { name: string; value: string; wanted: string },
): Problem {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return errorOf({
    code: 'svg-value',
    message: `"${shown}" is no ${name} that can be drawn`,
    span,
    hints: [`write ${wanted}`],
  });
}

export function missingReference(span: Span, id: string, known: string | undefined): Problem {
  return errorOf({
    code: 'svg-reference',
    message: `the SVG refers to "#${id}", which it doesn't define`,
    span,
    hints: [known === undefined ? `define id="${id}" in <defs>` : `did you mean "#${known}"?`],
  });
}

export function unusableReference(span: Span, id: string, reason: string): Problem {
  return errorOf({
    code: 'svg-reference',
    message: `"#${id}" can't be drawn here: ${reason}`,
    span,
    notes: [neverSkipped],
    hints: ['use a plain colour, or a linear or radial gradient'],
  });
}

export function outsideImage(span: Span): Problem {
  return errorOf({
    code: 'svg-image',
    message: 'an image in the SVG is not part of the file',
    span,
    notes: ['a picture must not depend on files or addresses that may change'],
    hints: ['embed it as href="data:image/png;base64,…"'],
  });
}

export function brokenImage(span: Span, reason: string): Problem {
  return errorOf({
    code: 'svg-image',
    message: `an image in the SVG can't be drawn: ${reason}`,
    span,
    hints: ['embed a PNG or a JPEG in RGB or grey'],
  });
}

export function mixedText(span: Span): Problem {
  return errorOf({
    code: 'svg-text',
    message: 'a line of text changes its style in the middle',
    span,
    notes: ['where its second half starts depends on the width of the first'],
    hints: ['write a <text> of its own for each style, with its own x'],
  });
}

export function substitutedFont(span: Span, families: string, taken: string): Problem {
  return warningOf({
    code: 'svg-font',
    message: `the font ${families} is not at hand, so the text is set in the theme's ${taken}`,
    span,
    notes: ['words may be wider or narrower than where the picture was made'],
    hints: [`end the list with a family that is known, such as "${families}, sans-serif"`],
  });
}

export function missingGlyph(
  span: Span,
  { character, codePoint, text }: { character: string; codePoint: number; text: string },
): Problem {
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  return errorOf({
    code: 'missing-glyph',
    message: `no font of the theme has "${character}" (U+${code}), in the text "${text}" of a picture`,
    span,
    notes: ['it would be printed as an empty box and be lost to screen readers'],
    hints: ['write the character in another way, or name a font that has it in the theme'],
  });
}
