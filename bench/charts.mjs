// Measures charts one by one, warm: CPU milliseconds from a specification to its SVG, from the SVG to a
// Drawing, and from the Drawing to the operators of a PDF. Give a folder of specifications; without one, the
// cases of test/cases/drawings are taken.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../scripts/bundle.mjs';

const ROUNDS = 7;
const folder = process.argv[2];
const program = await compiled({
  renderForeign: 'src/charts/foreign.ts',
  Problems: 'src/problems/problems.ts',
  readSvg: 'src/svg/read.ts',
  measureWith: 'src/text/measure.ts',
  defaultTheme: 'src/layout/theme.ts',
  openFonts: 'src/fonts.ts',
  Pdf: 'src/pdf/pdfkit.ts',
  Images: 'src/pdf/images.ts',
  Faces: 'src/pdf/text.ts',
  GraphicsStates: 'src/pdf/graphics.ts',
  Paints: 'src/pdf/paints.ts',
  Content: 'src/pdf/content.ts',
  drawDrawing: 'src/pdf/drawing.ts',
});
const fonts = program.openFonts(program.defaultTheme);
const measure = program.measureWith(fonts);

const specs = (folder === undefined ? cases('test/cases/drawings') : files(folder)).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));
const results = [];
for (const spec of specs) results.push(await measured(spec));

const sample = folder === undefined ? 'test/cases/drawings' : 'the given folder';
console.log(
  `${results.length} charts of ${sample}, CPU milliseconds when warm, Node.js ${process.versions.node}`,
);
console.log('| Step | median | 95th percentile |\n| :--- | ---: | ---: |');
for (const [step, name] of [
  ['render', 'specification to SVG'],
  ['read', 'SVG to Drawing'],
  ['draw', 'Drawing to PDF operators'],
]) {
  const times = results.map((result) => result[step]);
  console.log(`| ${name} | ${at(times, 0.5).toFixed(1)} | ${at(times, 0.95).toFixed(1)} |`);
}

/** The least of several rounds, since other work on the machine only adds; the first two warm up. */
async function measured({ path, text }) {
  const load = (file) => readFile(join(path, '..', file));
  const times = { render: [], read: [], draw: [] };
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const problems = new program.Problems();
    const [chart, render] = await timed(() =>
      program.renderForeign({ path, text }, { measure, load }, problems),
    );
    if (chart === undefined) throw new Error(problems.all.map(({ message }) => message).join('\n'));
    const [drawing, read] = await timed(() => program.readSvg({ path, text: chart.svg }, problems));
    const canvas = canvasOf();
    const item = { kind: 'drawing', mark: 1, x: 0, y: 0, scale: 1, drawing };
    const [, draw] = await timed(() => {
      program.drawDrawing(item, canvas);
      return canvas.content.finish();
    });
    if (round < 2) continue;
    times.render.push(render);
    times.read.push(read);
    times.draw.push(draw);
  }
  return {
    render: Math.min(...times.render),
    read: Math.min(...times.read),
    draw: Math.min(...times.draw),
  };
}

/** A page that nothing was drawn on yet. */
function canvasOf() {
  const pdf = new program.Pdf('en', {});
  const page = pdf.addPage(1000, 1000);
  return {
    pdf,
    images: new program.Images(pdf),
    faces: new program.Faces(pdf, fonts),
    states: new program.GraphicsStates(pdf),
    paints: new program.Paints(pdf),
    content: new program.Content(page, 'page'),
    base: [1, 0, 0, -1, 0, 1000],
  };
}

async function timed(work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

function at(numbers, part) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)];
}

function files(path) {
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(path, name));
}

function cases(path) {
  return readdirSync(path).flatMap((name) =>
    readdirSync(join(path, name))
      .filter((file) => file.startsWith('spec.'))
      .map((file) => join(path, name, file)),
  );
}

/** The program's own modules, compiled where packages are found. */
async function compiled(modules) {
  const target = mkdtempSync(resolve('node_modules/.bench-'));
  const contents = Object.entries(modules)
    .map(([name, file]) => `export { ${name} } from './${file}';`)
    .join('\n');
  try {
    const outfile = join(target, 'program.mjs');
    await bundle({
      stdin: { contents, resolveDir: process.cwd() },
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    if (existsSync(target)) rmSync(target, { recursive: true });
  }
}
