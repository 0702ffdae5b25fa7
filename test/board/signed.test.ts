/** A figure that changes after a sign-off brings DRAFT back, and is named wherever somebody looks. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesOf } from '../../src/cli/changes.ts';
import { build, check, verify } from '../../src/index.ts';
import { projectWith } from '../support/project.ts';

const FIGURE = '“Known to social services at the time” was 70 children and is now 71 children.';
let folder = '';
const output = (name: string) => join(folder, 'output/ofsted-scr-2010', name);

beforeAll(async () => {
  folder = projectWith([]);
  await build({ folder });
  const manifest = JSON.parse(readFileSync(join(folder, 'output/manifest.json'), 'utf8'));
  mkdirSync(join(folder, 'data/sign-offs'));
  for (const name of ['briefing', 'cover']) {
    const { made } = manifest.documents[`ofsted-scr-2010/${name}`];
    expect(made.status).toBe('DRAFT');
    const record = [
      'format: 1',
      `document: ofsted-scr-2010/${name}`,
      'role: Chair of the learning group',
      'date: 2026-11-24',
      `findings: ${made.findings}`,
      `template: ${made.template}`,
    ];
    writeFileSync(join(folder, `data/sign-offs/${name}.yaml`), `${record.join('\n')}\n`);
  }
  await build({ folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('once it is signed off', () => {
  test('no page and no front matter says DRAFT, and the PDF agrees with the project', async () => {
    for (const name of ['briefing', 'cover']) {
      const markdown = readFileSync(output(`${name}.md`), 'utf8');
      expect(markdown).not.toContain('DRAFT');
      expect(markdown).toContain(
        '**Status:** Signed off on 24 November 2026 by: Chair of the learning group',
      );
      const { problems, pdf } = await verify(output(`${name}.pdf`), { project: folder });
      expect(problems).toEqual([]);
      expect(pdf).toMatchObject({ status: undefined, signOff: { date: '2026-11-24' } });
    }
  }, 60_000);
});

describe('when a figure changes with its evidence', () => {
  beforeAll(() => {
    const data = join(folder, 'data/ofsted-scr-2010.yaml');
    const text = readFileSync(data, 'utf8');
    expect(text.match(/value: 70\n|quote: 70 were/gu)).toHaveLength(2);
    writeFileSync(
      data,
      text.replace('value: 70\n', 'value: 71\n').replace('quote: 70 were', 'quote: 71 were'),
    );
  });

  test('the sign-offs no longer match, and both documents are drafts again', async () => {
    const { problems, stale } = await check({ folder });
    const warned = problems.filter(({ code }) => code === 'changed-since-sign-off');
    expect(warned.map(({ span }) => span?.source.path)).toEqual([
      'data/sign-offs/briefing.yaml',
      'data/sign-offs/cover.yaml',
    ]);
    const texts = stale.flatMap((one) => (one.texts === undefined ? [] : [one.texts]));
    expect(texts).toHaveLength(2);
    for (const { after } of texts) expect(after).toContain('\nstatus: DRAFT\n');
    const changes = texts.flatMap(changesOf);
    expect(changes).toContain(FIGURE);
    expect(changes).toContain('“The voice of the child” is DRAFT again.');
  }, 60_000);

  test('the PDF that was sent no longer agrees with the project, which names the figure', async () => {
    for (const [name, label] of [
      ['briefing', 'Known to social services at the time'],
      // The cover sheet doesn't print the label.
      ['cover', 'known_at_the_time'],
    ] as const) {
      const file = output(`${name}.pdf`);
      expect((await verify(file)).problems).toEqual([]);
      const { problems } = await verify(file, { project: folder });
      const messages = problems.map(({ message }) => message);
      expect(messages).toContain(
        `“${label}” is 70 children (75%) in the PDF, and 71 children (76%) in the project`,
      );
      expect(messages).toContain(
        'status: signed off on 2026-11-24 by: Chair of the learning group in the PDF, and DRAFT in the project',
      );
    }
  }, 60_000);
});
