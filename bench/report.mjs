// Writes the results as Markdown.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { LONG } from './measure.mjs';
import { versionOf } from './peers.mjs';

export function report({ tables, spent, threads, runs, versions }) {
  return [
    '# Benchmark',
    '',
    `CPU seconds (user and system) and peak memory of whole processes, ${runs === 1 ? 'of one run' : `medians of ${runs} runs (what takes more than ${LONG} s of CPU runs once)`}, all cases of a table in turn. ${cpus()[0]?.model ?? 'An unknown processor'}, Node.js ${process.versions.node}. ${peers(versions)} Run \`npm run bench -- --peers\` to measure anew.`,
    '',
    'The peers get the same text, figures, fonts and charts as JSON, and set them as their own documentation has it. Each is compiled into one file, with Vega where charts are drawn. They read no findings, check nothing and fill no templates; those of pdfmake and react-pdf are not tagged.',
    '',
    ...tables.at(-1).flatMap(tableOf),
    ...(tables.length === 1 ? [] : ratios(tables)),
    ...(threads === undefined ? [] : throughput(threads)),
    ...(spent.length === 0 ? [] : shares(spent)),
  ].join('\n');
}

function peers(versions) {
  const there = versions.filter(({ package: name }) =>
    existsSync(`bench/peers/node_modules/${name}`),
  );
  const named = there.map(({ name, package: of }) => `${name} (\`${of}\` ${versionOf(of)})`);
  return named.length === 0 ? 'No peers were installed.' : `Peers: ${named.join(', ')}.`;
}

function tableOf({ title, results, per }) {
  const [empty, ours] = results;
  const each = per === undefined ? [] : ['a document'];
  const head = [
    'What',
    'CPU',
    ...each,
    'above an empty process',
    'times Briefwright',
    'peak memory',
  ];
  const rows = results.map(({ name, cpu, memory }) => [
    name,
    `${cpu.toFixed(2)} s`,
    ...(per === undefined ? [] : [`${((cpu / per) * 1000).toFixed(0)} ms`]),
    `${((cpu - empty.cpu) * 1000).toFixed(0)} ms`,
    (cpu / ours.cpu).toFixed(2),
    `${Math.round(memory)} MiB`,
  ]);
  const align = head.map((_, at) => (at === 0 ? ':---' : '---:'));
  return [
    `## ${title}`,
    '',
    ...[head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ];
}

/** What the parts cost beside each peer, once for each time that the table was measured. */
function ratios(tables) {
  const [first] = tables;
  const rows = first.flatMap(({ key, results }, part) =>
    results.slice(2).map(({ name }, peer) => {
      const times = tables.map((table) => {
        const { [1]: ours, [peer + 2]: theirs } = table[part].results;
        return (ours.cpu / theirs.cpu).toFixed(2);
      });
      return `| ${key} | ${name} | ${times.join(' | ')} |`;
    }),
  );
  const runs = tables.map((_, index) => ` run ${index + 1} |`).join('');
  return [
    "## Times a peer's CPU",
    '',
    `The whole table was measured ${tables.length} times, one after the other; the tables above are of the last.`,
    '',
    `| Part | Peer |${runs}`,
    `| :--- | :--- |${' ---: |'.repeat(tables.length)}`,
    ...rows,
    '',
  ];
}

function throughput({ documents, one, two }) {
  return [
    '## Two workers against one',
    '',
    `By the clock, the best of five runs in turn, over the second half of ${documents} documents, so that neither the start nor the warming up counts. One worker: ${one.toFixed(1)} documents a second. Two: ${two.toFixed(1)}, so ${(two / one).toFixed(2)} times as many.`,
    '',
  ];
}

function shares(spent) {
  const rows = spent.map(({ name, share }) => `| ${name} | ${(share * 100).toFixed(1)}% |`);
  return [
    '## Where the time of a cold build goes',
    '',
    "Samples of V8's profiler over one cold build, each counted for the innermost of these parts.",
    '',
    '| Part | Share |',
    '| :--- | ---: |',
    ...rows,
    '',
  ];
}

/** The heading of what bench/growth.mjs writes, which stands last. */
export const GROWTH = '## Growth';

/** The results with this as their part on growth. */
export function withGrowth(results, growth) {
  const start = results.indexOf(GROWTH);
  const rest = start === -1 ? results : results.slice(0, start);
  return growth === '' ? rest : `${rest.trimEnd()}\n\n${growth.trimEnd()}\n`;
}

export function growthIn(results) {
  const start = results.indexOf(GROWTH);
  return start === -1 ? '' : results.slice(start);
}

export function growthOf(parts) {
  const processor = cpus()[0]?.model ?? 'An unknown processor';
  const said = `CPU seconds and peak memory of whole processes, their start included. ${processor}, Node.js ${process.versions.node}. Run \`node bench/growth.mjs\` to measure anew.`;
  return [GROWTH, '', said, '', ...parts.flatMap(growthTable)].join('\n');
}

/** What one more costs is what two sizes differ by: start and first use are in both. */
function growthTable({ key, one, many, said, rows }) {
  const rebuilt = rows.some(({ again }) => again !== undefined);
  const head = [many, 'CPU', `a further ${one}`, 'peak memory'];
  if (rebuilt) head.push('CPU, nothing changed');
  const cells = rows.map(({ size, cpu, memory, again }, at) => {
    const { size: less, cpu: before } = rows[at - 1] ?? { size: 0, cpu: 0 };
    const each = at === 0 ? '' : `${((1000 * (cpu - before)) / (size - less)).toFixed(1)} ms`;
    const row = [
      size.toLocaleString('en-GB'),
      `${cpu.toFixed(2)} s`,
      each,
      `${Math.round(memory)} MiB`,
    ];
    return rebuilt ? [...row, `${again.toFixed(2)} s`] : row;
  });
  return [
    said,
    '',
    ...[head, head.map(() => '---:'), ...cells].map((row) => `| ${row.join(' | ')} |`),
    '',
    `![CPU seconds by number of ${many}](growth-${key}.svg)`,
    '',
  ];
}
