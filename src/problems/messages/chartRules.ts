/** Messages about charts that can be drawn, but mislead or can't be read; each rule can be waived by its code. */
import type { Problem, Span } from '../types.ts';
import { breach } from './charts.ts';

const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);

export function pieChart(span: Span): Problem {
  return breach('pie', span, {
    what: 'this is a pie chart',
    why: 'angles and areas are hard to compare, and small slices are lost',
    instead: 'draw bars, or one stacked bar for the parts of a whole',
  });
}

export function truncatedBar(span: Span): Problem {
  return breach('truncated-bar', span, {
    what: 'the scale of these bars does not start at zero',
    why: 'the length of a bar is its message: cut short, it makes differences look larger than they are',
    instead: 'start the scale at zero, or draw points',
  });
}

export function manyCategories(span: Span, count: number, most: number): Problem {
  return breach('many-categories', span, {
    what: `${count} categories stand side by side without groups`,
    why: `more than ${most} can't be taken in at a glance`,
    instead: 'group them by row, put the smallest together, or print a table',
  });
}

export function singleNumber(span: Span): Problem {
  return breach('single-number', span, {
    what: 'this chart draws a single number',
    why: 'there is nothing to compare it with',
    instead: 'say it in a sentence or as a key figure, or draw it as a part of its whole',
  });
}

export function fewPoints(span: Span): Problem {
  return breach('two-point-line', span, {
    what: 'this line has fewer than three points',
    why: 'it shows a trend that nobody measured',
    instead: 'draw points, as in a dot plot of two editions',
  });
}

export function wrongSum(
  span: Span,
  table: string,
  parts: { readonly sum: string; readonly base: string; readonly group: string },
): Problem {
  const group = parts.group === '' ? '' : ` of "${parts.group}"`;
  return breach('parts-do-not-sum', span, {
    what: `the parts${group} in table "${table}" add up to ${parts.sum}, not to the whole of ${parts.base}`,
    why: 'segments of one bar say that together they are the whole',
    instead: 'add the rows that are missing, or draw the bars side by side',
  });
}

export function noBase(span: Span): Problem {
  return breach('percent-without-base', span, {
    what: 'the chart shows percentages of an unknown whole',
    why: 'without its base nobody can tell how much a percentage weighs',
    instead: 'give the table a base with "of:" in the data file, and print it',
  });
}

export function unprintedBase(span: Span, bases: readonly string[]): Problem {
  return breach('percent-without-base', span, {
    what: `the chart shows percentages, and does not say that they are of ${bases.join(' and of ')}`,
    why: 'without its base nobody can tell how much a percentage weighs',
    instead: 'name the base in the subtitle or in the labels, such as "75% of 93"',
  });
}

export function paleShape(span: Span, colour: string, ratio: string): Problem {
  return breach('contrast', span, {
    what: `${colour} stands out from white by ${ratio} only`,
    why: 'shapes that carry meaning need 3:1 to be seen by all readers',
    instead: 'take a colour of the theme, or give the shape an outline: "style": "apart"',
  });
}

export function sameNeighbours(span: Span, colours: readonly string[], ratio: string): Problem {
  return breach('contrast', span, {
    what: `${colours.join(' and ')} touch, and differ by ${ratio} only`,
    why: 'in grey print, and to many readers, they are one shape',
    instead: 'take colours that differ in lightness, or part them by an outline',
  });
}

export function paleText(
  span: Span,
  text: string,
  paints: { readonly text: string; readonly ground: string; readonly found: string },
): Problem {
  return breach('contrast', span, {
    what: `the text ${quoted(text)} in ${paints.text} stands on ${paints.ground}: ${paints.found}`,
    why: 'text needs 4.5:1 to be read by all readers',
    instead: 'put it beside the shape, or take a darker or lighter colour',
  });
}

export function smallTextFound(
  span: Span,
  text: string,
  found: { readonly size: number; readonly least: number },
): Problem {
  return breach('small-text', span, {
    what: `the text ${quoted(text)} is printed at ${found.size} pt`,
    why: `below ${found.least} pt labels can't be read in print`,
    instead: 'raise its "fontSize", or make the chart no wider than the page',
  });
}

export function turnedText(span: Span, text: string): Problem {
  return breach('level-text', span, {
    what: `the text ${quoted(text)} is turned`,
    why: 'nobody turns the page to read a label',
    instead: 'swap "x" and "y", so that long labels stand at the left, or remove the angle',
  });
}

export function overlapping(span: Span, text: string, other: string): Problem {
  return breach('overlap', span, {
    what: `the texts ${quoted(text)} and ${quoted(other)} overlap`,
    why: 'neither can be read',
    instead: 'give the chart more room, shorten a label or move it',
  });
}

export function cutTextFound(span: Span, text: string): Problem {
  return breach('cut-text', span, {
    what: `the text ${quoted(text)} is cut`,
    why: 'what is cut off is not printed',
    instead: 'give it more room, break it into lines or shorten it',
  });
}

export function manyGridLines(span: Span, count: number, most: number): Problem {
  return breach('many-grid-lines', span, {
    what: `the chart has ${count} grid lines`,
    why: `more than ${most} hide the data`,
    instead: 'set "tickCount" of the axis, or label the data and set "grid": false',
  });
}

export function needlessLegend(span: Span, series: number): Problem {
  return breach('legend', span, {
    what: `${series === 1 ? 'one series has' : `${series} series have`} a legend`,
    why: 'the eye has to travel to it and back, and the colours have to be told apart',
    instead: 'write the names beside the data, and "legend": null',
  });
}

export function typedNumberFound(
  span: Span,
  text: string,
  expression: string | undefined,
): Problem {
  return breach('typed-number', span, {
    what: `the number "${text}" is typed here`,
    why: 'it would stay as it is when the data change',
    instead:
      expression === undefined
        ? 'refer to a fact, such as {{facts.….count}}'
        : `write ${expression}`,
  });
}

export function alienNumber(span: Span, text: string): Problem {
  return breach('alt-number', span, {
    what: `the alternative text says ${text}, which the chart does not show`,
    why: 'who hears the text must hear what others see',
    instead: 'correct it, or remove "alt": then it is made from the data',
  });
}
