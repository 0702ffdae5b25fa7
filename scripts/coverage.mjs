/**
 * Counts what the tests reach, also in the processes that they start: these run the compiled program, whose
 * maps lead back to the sources. Only branches that were found in the sources are counted, so none counts twice.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mergeProcessCovs } from '@bcoe/v8-coverage';
import inProcess from '@vitest/coverage-v8';
import { V8CoverageProvider } from '@vitest/coverage-v8/dist/provider.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Node.js writes here what each process reached, when it ends. */
const reached = join(root, 'coverage', 'processes');

export default {
  ...inProcess,
  async startCoverage(options) {
    await inProcess.startCoverage(options);
    // This process has begun already: only those that it starts heed it.
    process.env.NODE_V8_COVERAGE = reached;
    // Of code that comes out of a cache V8 counts little.
    process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  },
  getProvider: () => new Provider(),
};

class Provider extends V8CoverageProvider {
  async generateCoverage(context) {
    const map = await super.generateCoverage(context);
    for (const { url, functions } of merged()) {
      const path = fileURLToPath(url);
      const code = readFileSync(path, 'utf8');
      const lines = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
      const compiled = await this.remapCoverage(url, 0, { code, map: lines }, functions);
      for (const file of Object.values(compiled)) {
        if (map.files().includes(file.path)) add(map.fileCoverageFor(file.path).data, file);
      }
    }
    return map;
  }
}

/** What all processes together reached of each compiled file, one added after the other to save memory. */
function merged() {
  const names = existsSync(reached) ? readdirSync(reached) : [];
  return names.reduce(
    (all, name) => {
      const { result } = JSON.parse(readFileSync(join(reached, name), 'utf8'));
      const ours = result.flatMap(({ url, ...rest }) => {
        const own = nameOf(url);
        return own === undefined ? [] : [{ ...rest, url: pathToFileURL(join(dist, own)).href }];
      });
      return mergeProcessCovs([all, { result: ours }]);
    },
    { result: [] },
  ).result;
}

/** Which compiled file it is: some tests copy the program to a folder of their own. */
function nameOf(url) {
  const name = /\/dist\/(?<name>[\w-]+\.c?js)$/u.exec(url)?.groups.name;
  return name !== undefined && existsSync(join(dist, `${name}.map`)) ? name : undefined;
}

/** Adds what was reached of each branch to the same branch of the source. */
function add(source, compiled) {
  const counts = new Map(
    Object.entries(compiled.branchMap).map(([id, branch]) => [keyOf(branch), compiled.b[id]]),
  );
  for (const [id, branch] of Object.entries(source.branchMap)) {
    const more = counts.get(keyOf(branch));
    if (more !== undefined) source.b[id] = source.b[id].map((count, index) => count + more[index]);
  }
}

/** Ends of branches differ with what stands after them. */
function keyOf({ type, locations }) {
  return [type, ...locations.map(({ start }) => `${start.line}:${start.column}`)].join(' ');
}
