/** Fills a template of one text from the sample's findings. */
import { expect } from 'vitest';
import type { Findings } from '../../src/findings/types.ts';
import { fillTemplate, type Filled } from '../../src/markdown/fill.ts';
import { Problems } from '../../src/problems/problems.ts';
import { sampleFindings } from './sample.ts';

export interface FilledSample extends Filled {
  readonly problems: Problems;
  /** Each problem as its code and the text at its place. */
  readonly told: readonly string[];
}

/** `more` takes the place of what the sample says. */
export function filled(
  template: string,
  more: Partial<Findings> = {},
  partials: Readonly<Record<string, string>> = {},
): FilledSample {
  const problems = new Problems();
  const source = { path: 'templates/t.md.hbs', text: template };
  const files = Object.entries(partials).map(
    ([name, text]) => [name, { path: `templates/partials/${name}.md.hbs`, text }] as const,
  );
  const view = { findings: { ...sampleFindings(), ...more }, charts: new Map() };
  const result = fillTemplate({ name: 't', source }, new Map(files), view, problems);
  const told = problems.all.map(({ code, span }) =>
    `${code} ${span?.source.text.slice(span.start, span.end) ?? ''}`.trim(),
  );
  return { ...result, problems, told };
}

/** Each template is printed with the value in the place of `@`. */
export function printed(template: string, value: string): string {
  const { text, told } = filled(`${template.replaceAll('@', '{{author}}')}\n`, { author: value });
  // Numbers of lists stand here beside values.
  expect(told.filter((one) => !one.startsWith('naked-number'))).toEqual([]);
  return text.slice(0, -1);
}
