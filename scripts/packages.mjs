// What of the packages is compiled in, and how: without what no document reaches, and with less work at the start.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Parts of packages that no document of ours reaches. Whoever reaches one all the same gets an error. */
const unused = [
  // WOFF2 fonts: the faces are TrueType files.
  'brotli/decompress.js',
  // pdfkit's own text, pictures and encryption: we write text and pictures ourselves.
  'linebreak',
  'png-js',
  '@noble/ciphers/aes',
];

// The patterns are of Go, which knows no flags.
export const packages = {
  name: 'packages',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^(?:brotli|linebreak|png-js|@noble)\b/ }, ({ path }) =>
      unused.includes(path) ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => ({
      contents: `
        const fail = () => { throw new Error('${path} is not part of this program'); };
        module.exports = Object.assign(fail, { cbc: fail, ecb: fail });`,
    }));
    // Handlebars is parsed, not run: of the package the parser is enough.
    onResolve({ filter: /^handlebars$/ }, () => ({
      path: require.resolve('handlebars/dist/cjs/handlebars/compiler/base.js'),
    }));
    // The parser is compiled for each kind of machine: what reads its trees is enough.
    onResolve({ filter: /^satteri$/ }, () => ({ path: 'satteri', namespace: 'reader' }));
    onLoad({ filter: /./, namespace: 'reader' }, () => {
      const folder = join(dirname(fileURLToPath(import.meta.resolve('satteri'))), 'mdast');
      return {
        contents: `
          export { MdastReader } from './mdast-reader.js';
          export { materializeMdastTree } from './mdast-materializer.js';`,
        resolveDir: folder,
      };
    });
    // Its version for Node.js looks for a package that draws on a canvas, and waits for it.
    onLoad({ filter: /vega-canvas\.node\.js$/ }, ({ path }) => ({
      contents: readFileSync(path.replace(/node\.js$/u, 'browser.js'), 'utf8'),
    }));
    // The tables of Unicode are unpacked when a character is looked up: few documents need them.
    onLoad({ filter: /unicode-trie\/index\.js$/ }, ({ path }) => ({
      contents: replaced(
        readFileSync(path, 'utf8'),
        'module.exports = UnicodeTrie',
        `module.exports = class {
          constructor(data) { this.data = data; }
          get(codePoint) { return (this.trie ??= new UnicodeTrie(this.data)).get(codePoint); }
        }`,
      ),
    }));
    // pdfkit reads its colour profile from a file beside it.
    onLoad({ filter: /pdfkit\.node\.mjs$/ }, ({ path }) => {
      const profile = readFileSync(join(dirname(path), 'data/sRGB_IEC61966_2_1.icc'));
      return {
        contents: replaced(
          readFileSync(path, 'utf8'),
          'fs.readFileSync(ICC_PROFILE_PATH)',
          `Buffer.from('${profile.toString('base64')}', 'base64')`,
        ),
      };
    });
  },
};

/** Replaces what must be there: another version of a package may read otherwise. */
function replaced(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`there is no one place that reads ${from}`);
  return text.replace(from, () => to);
}
