/** Turns Content into the problems that would keep readers with assistive technology from it, one function a rule. */
import * as messages from '../problems/messages/accessibility.ts';
import type { Problems } from '../problems/problems.ts';
import type { Problem } from '../problems/types.ts';
import { inlineText } from './inlines.ts';
import type { Flavour } from './state.ts';
import type { Content, Inline } from './types.ts';
import { partsOf, type Parts } from './walk.ts';

type Rule = (parts: Parts, flavour: Flavour) => readonly Problem[];

const RULES: readonly Rule[] = [
  headingsDoNotSkip,
  headingsHaveText,
  linksHaveText,
  linksSayWhereTheyLead,
  imagesHaveAlternatives,
  tablesHaveHeaders,
];

/**
 * Checks a document against the rules of accessibility. In a project's own document (`template`, the default) a
 * broken rule is an error; in somebody else's it is a warning.
 */
export function checkContent(
  content: Content,
  problems: Problems,
  flavour: Flavour = 'template',
): void {
  const parts = partsOf(content);
  for (const rule of RULES) for (const problem of rule(parts, flavour)) problems.add(problem);
}

function headingsDoNotSkip({ headings }: Parts, flavour: Flavour): readonly Problem[] {
  return headings.flatMap((heading, index) => {
    const above = headings[index - 1]?.level ?? 0;
    return heading.level > above + 1
      ? [messages.skippedLevel(heading.span, { level: heading.level, above, flavour })]
      : [];
  });
}

function headingsHaveText({ headings }: Parts, flavour: Flavour): readonly Problem[] {
  return headings
    .filter(({ inlines }) => isBlank(inlines))
    .map(({ span }) => messages.emptyHeading(span, flavour));
}

function linksHaveText({ links }: Parts, flavour: Flavour): readonly Problem[] {
  return links
    .filter(({ inlines }) => isBlank(inlines))
    .map(({ span, url }) => messages.emptyLink(span, url, flavour));
}

const VAGUE = /^(?:here|click here|this|this link|link|more|read more|see here|details)$/iu;

function linksSayWhereTheyLead({ links }: Parts, flavour: Flavour): readonly Problem[] {
  return links.flatMap(({ inlines, span }) => {
    const words = inlineText(inlines).trim();
    return VAGUE.test(words.replace(/(?<![.!…])[.!…]+$/u, ''))
      ? [messages.vagueLink(span, words, flavour)]
      : [];
  });
}

function imagesHaveAlternatives({ images }: Parts, flavour: Flavour): readonly Problem[] {
  return images
    .filter(({ alt }) => alt.trim() === '')
    .map(({ span }) => messages.noAlternative(span, flavour));
}

// A header cell says what its column holds. The first may be empty: it stands over the names of the rows.
function tablesHaveHeaders({ tables }: Parts, flavour: Flavour): readonly Problem[] {
  return tables.flatMap(({ head }) =>
    head.cells.flatMap(({ inlines, span }, index) =>
      index > 0 && isBlank(inlines) ? [messages.emptyHeader(span, flavour)] : [],
    ),
  );
}

function isBlank(inlines: readonly Inline[]): boolean {
  return inlineText(inlines).trim() === '';
}
