// What the peers share: documents as JSON, and charts drawn by Vega as it comes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'vega-lite';
import { parse, View } from 'vega';

/** The documents of a folder, one after the other. */
export function* documentsOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of names.sort()) {
    yield {
      name: name.replace(/\.json$/u, ''),
      ...JSON.parse(readFileSync(join(folder, name), 'utf8')),
    };
  }
}

/** The charts of a document as SVG, by their paths. Those that are drawn already lie in the folder. */
export async function drawCharts({ charts }) {
  const drawn = new Map();
  for (const [name, [, spec, config, , tables]] of charts) {
    const view = new View(parse(compile(spec, { config }).spec), { renderer: 'none' });
    for (const [table, rows] of tables) view.data(table, rows);
    drawn.set(`charts/${name}.svg`, await view.toSVG());
    view.finalize();
  }
  return drawn;
}

export function chartAt(path, drawn, folder) {
  return drawn.get(path) ?? readFileSync(join(folder, path), 'utf8');
}

/** The faces that Briefwright's default theme sets text in. */
export function faces(fonts) {
  const sans = join(fonts, 'source-sans-3');
  return {
    regular: join(sans, '400Regular/SourceSans3_400Regular.ttf'),
    bold: join(sans, '600SemiBold/SourceSans3_600SemiBold.ttf'),
    italic: join(sans, '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
    boldItalic: join(sans, '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf'),
    code: join(fonts, 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf'),
  };
}
