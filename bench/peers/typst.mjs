// Typst, from Node.js: one template that reads the document's JSON. PDF/UA-1 is on.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { documentsOf, drawCharts, faces } from './charts.mjs';

const [folder, fonts, template] = process.argv.slice(2).map((path) => resolve(path));
const out = join(folder, 'out');
mkdirSync(join(folder, 'charts'), { recursive: true });
mkdirSync(out, { recursive: true });
copyFileSync(template, join(folder, 'document.typ'));
const fontPaths = [...new Set(Object.values(faces(fonts)).map((file) => dirname(file)))];
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths }] });
for (const document of documentsOf(folder)) {
  const drawn = await drawCharts(document);
  for (const [path, svg] of drawn) writeFileSync(join(folder, path), svg);
  const inputs = { model: `${document.name}.json` };
  const pdf = compiler.pdf(
    { mainFilePath: join(folder, 'document.typ'), inputs },
    { pdfStandard: 'ua-1', pdfTags: true },
  );
  writeFileSync(join(out, `${document.name}.pdf`), pdf);
  compiler.evictCache(10);
}
rmSync(join(folder, 'document.typ'));
