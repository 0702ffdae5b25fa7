/** Each line of test/cases/usage/arguments.txt is a command line; what is wrong with it is said first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefwright } from '../support/cli.ts';

const FOLDER = join(process.cwd(), 'test/cases/usage');

test('what is called wrongly, or asks for help, is answered without a look at any file', async () => {
  const lines = readFileSync(join(FOLDER, 'arguments.txt'), 'utf8').trimEnd().split('\n');
  const answers: string[] = [];
  for (const line of lines) {
    const args = line.split(' ').map((word) => (word === "''" ? '' : word));
    const { status, stdout, stderr } = await briefwright(args, FOLDER);
    const [first = ''] = `${stderr}${stdout}`.split('\n');
    answers.push(
      `$ briefwright ${line}\n${status}: ${first.replace(/\d+\.\d+\.\d+$/u, 'VERSION')}\n`,
    );
  }
  await expect(answers.join('\n')).toMatchFileSnapshot(join(FOLDER, 'answers.txt'));
});
