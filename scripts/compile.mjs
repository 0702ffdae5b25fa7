// Compiles src/ and the packages that it uses to dist/: one CommonJS file for each part that is loaded on
// its own, since V8 keeps code for scripts and not for modules, and a small module in front of each entry.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { packages } from './packages.mjs';

const entries = {
  index: 'src/index.ts',
  projects: 'src/projects.ts',
  files: 'src/files.ts',
  'sandbox/child': 'src/sandbox/child.ts',
  'workers/thread': 'src/workers/thread.ts',
};
const target = 'node20.19';
/** Whether maps back to the sources are written: whoever counts what the tests reach asks for them. */
const maps = process.argv.includes('--maps');

rmSync('dist', { recursive: true, force: true });
rmSync('.briefwright/code', { recursive: true, force: true });
await Promise.all([compileStart(), compileProgram()]);

/**
 * The command line and the loader are small, and `--help` needs no more. They are no modules: for one, Node.js loads
 * its loader of modules, which is a third of its own start. Nor do they require what Node.js has in the usual way:
 * around each part it would make a module, and read all that is exported for that. Of `fs` alone that loads a quarter
 * of what an empty program loads.
 */
async function compileStart() {
  await build({
    entryPoints: { cli: 'src/cli.ts', start: 'src/start/load.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    sourcemap: maps && 'external',
    platform: 'node',
    format: 'cjs',
    target,
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
    banner: { js: `"use strict"; var require = process.getBuiltinModule;` },
    logLevel: 'warning',
  });
  // Copies of the shipped workflows and scripts of users call the command line by the name that it had as a module.
  writeFileSync('dist/cli.js', `${required('./cli.cjs')};\n`);
}

async function compileProgram() {
  const { outputFiles, metafile } = await build({
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: path, out: nameOf(out) })),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    sourcemap: maps && 'inline',
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target,
    define: { 'import.meta.url': '__url' },
    plugins: [packages],
    logLevel: 'warning',
  });
  mkdirSync('dist', { recursive: true });
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code, map } = await transform(text, {
        sourcefile: path,
        sourcemap: maps && 'external',
        format: 'cjs',
        platform: 'node',
        target,
        supported: { 'dynamic-import': false },
      });
      const name = basename(path, '.js');
      writeFileSync(`dist/${name}.cjs`, wrapped(code));
      if (maps) writeFileSync(`dist/${name}.cjs.map`, map);
    }),
  );
  writeFileSync('dist/LICENCES.txt', licences(Object.keys(metafile.inputs)));
  for (const [out] of Object.entries(entries)) {
    const { exports } = metafile.outputs[`dist/${nameOf(out)}.js`];
    const file = `dist/${out}.js`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, facade(out, exports));
  }
}

function nameOf(out) {
  return out.replaceAll('/', '-');
}

/**
 * What the loader expects: an expression whose value is a function, in ASCII. What esbuild leaves beyond that
 * stands in regular expressions and comments.
 */
function wrapped(code) {
  const ascii = code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const local = ascii.replace(/(?<=\brequire\("\.\/[\w-]+)\.js(?="\))/gu, '.cjs');
  const url = local.includes('__url')
    ? 'const __url = require("node:url").pathToFileURL(__filename).href;'
    : '';
  return `(function (exports, require, module, __filename) {${url}${local}\n})`;
}

/** The module that others import. An entry without exports is a program, which keeps its compiled code. */
function facade(out, exports) {
  const start = required(`${'../'.repeat(out.split('/').length - 1) || './'}start.cjs`);
  const loaded = `load('${nameOf(out)}');\n`;
  return exports.length === 0
    ? `const { asProgram, load } = ${start};\nasProgram();\n${loaded}`
    : `const { load } = ${start};\nexport const { ${exports.join(', ')} } = ${loaded}`;
}

/** What a module takes from a file that is none. For an import, Node.js would load a parser to see what it exports. */
function required(path) {
  return `process.getBuiltinModule('node:module').createRequire(import.meta.url)('${path}')`;
}

/** The terms of the packages that are compiled in, which their authors want passed on. */
function licences(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path) ?? []),
  );
  const parts = [...folders].map((folder) => {
    const {
      name,
      version,
      license = 'see below',
    } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) =>
      /^(?:licen[cs]e|copying|notice)/iu.test(file),
    );
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  const rule = `\n\n${'='.repeat(72)}\n\n`;
  return ['Packages that are part of this program', ...parts.sort()].join(rule) + '\n';
}
