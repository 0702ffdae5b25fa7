// The peers that npm can install, each as one compiled file, as a product would ship it.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(resolve('bench/peers/package.json'));
const fonts = dirname(dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json')));
const template = resolve('bench/peers/document.typ');

/** Names, packages and what is said of each in the results. */
export const PEERS = [
  { key: 'typst', name: 'Typst, PDF/UA-1', package: '@myriaddreamin/typst-ts-node-compiler' },
  { key: 'pdfmake', name: 'pdfmake', package: 'pdfmake' },
  { key: 'react-pdf', name: 'react-pdf', package: '@react-pdf/renderer' },
];

export async function peersAt(folder) {
  await build({
    entryPoints: PEERS.map(({ key }) => `bench/peers/${key}.mjs`),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Native, or found by its own files.
    external: ['@myriaddreamin/*', '@react-pdf/*', 'react', 'canvas'],
    alias: { 'vega-canvas': './node_modules/vega-canvas/build/vega-canvas.browser.js' },
    banner: {
      js: `import { createRequire as __of } from 'node:module';
const require = __of(${JSON.stringify(resolve('bench/peers/package.json'))});
const __filename = ${JSON.stringify(resolve('bench/peers/package.json'))}; const __dirname = ${JSON.stringify(resolve('bench/peers'))};`,
    },
    logLevel: 'error',
  });
  return PEERS.map(({ key, name }) => ({
    name,
    argsFor: (model) => [resolve(folder, `${key}.mjs`), model, fonts, template],
  }));
}

export function versionOf(name) {
  const path = resolve('bench/peers/node_modules', name, 'package.json');
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
