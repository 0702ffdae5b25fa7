/** A folder of test/cases/charts with chart.vl.json and table.json is a case: its chart.svg or problems.txt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULE_NAMES } from '../../src/charts/lint/lint.ts';
import { renderChart } from '../../src/charts/render.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { fillFrom, findingsWith, testMeasure } from '../support/charts.ts';

const CASES = join(import.meta.dirname, '../cases/charts');
const WORDS = {
  'edition.place': 'Exampleshire',
  'facts.all.count': '50',
  'facts.all.unit': 'visits',
  'facts.wrong.count': '31',
};

for (const name of readdirSync(CASES)) {
  const folder = join(CASES, name);
  const file = join(folder, 'chart.vl.json');
  if (!existsSync(file)) continue;
  test(name, async () => {
    const problems = new Problems();
    const chart = await renderChart(
      { name: 'example', source: { path: 'chart.vl.json', text: readFileSync(file, 'utf8') } },
      findingsWith(JSON.parse(readFileSync(join(folder, 'table.json'), 'utf8'))),
      { measure: testMeasure(), fill: fillFrom(WORDS) },
      problems,
    );
    const [picture, said] = [join(folder, 'chart.svg'), join(folder, 'problems.txt')];
    if (problems.all.length > 0) {
      const text = problems.all.map(formatProblem).join('\n\n');
      await expect(`${text}\n`).toMatchFileSnapshot(said);
    } else {
      expect(existsSync(said), 'a golden of problems that are no more').toBe(false);
    }
    if (chart !== undefined) await expect(chart.svg).toMatchFileSnapshot(picture);
    else expect(existsSync(picture), 'a golden of a picture that is no more').toBe(false);
  });
}

test.each(RULE_NAMES)('a case breaks the rule %s', (rule) => {
  const said = readdirSync(CASES)
    .map((name) => join(CASES, name, 'problems.txt'))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  expect(said.some((text) => text.includes(`error[${rule}]`))).toBe(true);
});
