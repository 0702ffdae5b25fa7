// Writes docs/licences.md: every package that an installed Briefwright needs, with its licence. Fails where one
// has a licence that isn't on the list. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';

const ALLOWED =
  /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|OFL-1\.1|MIT AND OFL-1\.1|Unlicense)$/u;

// Packages that state their licence in a file of theirs alone; read there.
const STATED = { 'format 0.2.2': 'MIT', 'png-js 2.0.0': 'MIT' };

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { dependencies: direct } = JSON.parse(readFileSync('package.json', 'utf8'));
const needed = Object.entries(packages)
  .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
  .map(([path, { version, license }]) => {
    const name = path.replace(/^.*node_modules\//u, '');
    return { name, version, licence: license ?? STATED[`${name} ${version}`] ?? 'not stated' };
  })
  .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
const refused = needed.filter(({ licence }) => !ALLOWED.test(licence));
for (const { name, version, licence } of refused) {
  console.error(`${name} ${version} has the licence "${licence}", which is not on the list`);
}
const page = `# Licences

<!-- Made by \`node scripts/licences.mjs\` from package-lock.json. -->

Briefwright is under the MIT licence. These are the ${needed.length} packages that it needs to run, with their licences. The
ones in bold are named in \`package.json\`; [ARCHITECTURE.md](../ARCHITECTURE.md) gives the reason for each. The
others come with them. Of the parser's packages for each kind of machine, npm installs one.

| Package | Version | Licence |
| :--- | :--- | :--- |
${needed
  .map(({ name, version, licence }) => {
    const shown = Object.hasOwn(direct, name) ? `**${name}**` : name;
    return `| ${shown} | ${version} | ${licence} |`;
  })
  .join('\n')}
`;
const path = 'docs/licences.md';
if (!process.argv.includes('--check')) writeFileSync(path, page);
else if (readFileSync(path, 'utf8') !== page) {
  console.error(`${path} is stale: run node scripts/licences.mjs`);
  process.exitCode = 1;
}
if (refused.length > 0) process.exitCode = 1;
