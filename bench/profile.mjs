// Says where the time of a cold build goes: samples of V8's own profiler, by the part of the program.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';

/** Functions by which a sample's part is known, the innermost first. */
const PARTS = {
  'collecting garbage': ['(garbage collector)'],
  'loading the compiled program': ['load'],
  'reading and checking the data': ['readFindings', 'readProject'],
  'Vega: compiling specifications': ['compiledOnce'],
  'Vega: drawing': ['drawAlone'],
  'checks of charts, finishing their SVG': ['renderChart'],
  'reading templates': ['parseTemplate'],
  'filling templates': ['fillOnce', 'checkWords'],
  'parsing Markdown, the real and the neutral document': ['fromMarkdown'],
  'content, and comparing structures': ['readContent', 'sameStructure', 'readSvg'],
  'breaking lines': ['breakParagraph'],
  'layout beside that': ['layOut'],
  'drawing pages': ['drawPage'],
  'tags, fonts and the file': ['writePdf'],
  'writing files': ['writeOutputs', 'fsyncSync'],
};

export function profile(program, { project }, folder) {
  const to = join(folder, 'profile');
  const options = ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', to];
  measure(
    [...options, program, 'build', project, '--quiet', '--template', 'briefing', '--no-cache'],
    {
      folder,
    },
  );
  const [file] = readdirSync(to);
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(to, file), 'utf8'));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const partOf = new Map(
    Object.entries(PARTS).flatMap(([part, names]) => names.map((name) => [name, part])),
  );
  const times = new Map();
  let total = 0;
  for (const [index, sample] of samples.entries()) {
    let part;
    for (let id = sample; id !== undefined && part === undefined; id = parents.get(id)) {
      part = partOf.get(byId.get(id).callFrame.functionName);
    }
    const name = part ?? 'Node.js itself, and all else';
    if (byId.get(sample).callFrame.functionName === '(idle)') continue;
    times.set(name, (times.get(name) ?? 0) + timeDeltas[index]);
    total += timeDeltas[index];
  }
  return [...times]
    .map(([name, time]) => ({ name, share: time / total }))
    .sort((a, b) => b.share - a.share);
}
