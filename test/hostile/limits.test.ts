/** docs/limits.md says each limit of the code, in the order and in the words of the code. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMITS } from '../../src/problems/limits.ts';

const HEAD = `# Limits

<!-- Made by \`npx vitest run test/hostile/limits.test.ts -u\` from src/problems/limits.ts. Change it there. -->

An input beyond a limit is refused with an error that says where, and nothing of it is built. The limits keep a
build from running for ever, or out of memory, whatever it is given. They are far beyond what a briefing needs.

| Limit | What is counted |
| ---: | :--- |
`;

/** The comment above each limit, by its name. */
function comments(): ReadonlyMap<string, string> {
  const code = readFileSync('src/problems/limits.ts', 'utf8');
  const found = code.matchAll(/\/\*\* (?<comment>(?:(?!\*\/).)+?) \*\/\n {2}(?<name>\w+):/gu);
  return new Map(
    Array.from(found, ({ groups }) => [groups?.['name'] ?? '', groups?.['comment'] ?? '']),
  );
}

test('the page says what the code says', async () => {
  const said = comments();
  expect([...said.keys()]).toEqual(Object.keys(LIMITS));
  const rows = Object.entries(LIMITS).map(([name, limit]) => {
    const number = String(limit).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
    return `| ${number} | ${said.get(name)?.replaceAll('UTF-16 units', 'Characters') ?? ''} |\n`;
  });
  await expect(HEAD + rows.join('')).toMatchFileSnapshot('../../docs/limits.md');
});
