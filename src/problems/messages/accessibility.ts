/** Messages about what keeps readers with assistive technology from a document. */
import { errorOf, warningOf, type ProblemParts } from '../make.ts';
import type { Problem, Span } from '../types.ts';

type Flavour = 'template' | 'gfm';

function faultOf(flavour: Flavour, parts: ProblemParts): Problem {
  return flavour === 'template' ? errorOf(parts) : warningOf(parts);
}

export function skippedLevel(
  span: Span,
  more: { readonly level: number; readonly above: number; readonly flavour: Flavour },
): Problem {
  const { level, above, flavour } = more;
  const wanted = '#'.repeat(above + 1);
  return faultOf(flavour, {
    code: 'skipped-level',
    message:
      above === 0
        ? `the first heading is of level ${level}`
        : `a heading of level ${level} follows one of level ${above}`,
    span,
    notes: ['readers who move from heading to heading would look for the level between'],
    hints: [`begin it with ${wanted}`],
  });
}

export function emptyHeading(span: Span, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'empty-heading',
    message: 'this heading has no text',
    span,
    hints: ['write its text, or take it out'],
  });
}

export function emptyLink(span: Span, url: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'empty-link',
    message: 'this link has no words',
    span,
    notes: ['nobody can see it or hear it'],
    hints: [`write what stands there, as in [words](${url})`],
  });
}

export function vagueLink(span: Span, words: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'vague-link',
    message: `the words "${words}" don't say where the link leads`,
    span,
    notes: ['many readers go through the links of a document alone, without the text around them'],
    hints: ['use the name of what it leads to'],
  });
}

export function noAlternative(span: Span, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'no-alternative-text',
    message: 'this image has no alternative text',
    span,
    notes: ['readers who do not see the image learn nothing of it'],
    hints: ['write between the square brackets what the image shows'],
  });
}

export function emptyHeader(span: Span, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'empty-header',
    message: 'a column of this table has no header',
    span,
    notes: ['readers who hear the table cell by cell are told the header of each cell'],
    hints: ['write what the column holds into the table’s first row'],
  });
}
