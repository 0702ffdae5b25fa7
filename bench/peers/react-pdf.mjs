// react-pdf, as its documentation has it: components, with charts as its own SVG elements.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as pdf from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { SaxesParser } from 'saxes';
import { chartAt, documentsOf, drawCharts, faces } from './charts.mjs';

const [folder, fonts] = process.argv.slice(2).map((path) => resolve(path));
const out = join(folder, 'out');
mkdirSync(out, { recursive: true });
const { regular, bold, italic, boldItalic, code } = faces(fonts);
pdf.Font.register({
  family: 'Source Sans 3',
  fonts: [
    { src: regular },
    { src: bold, fontWeight: 600 },
    { src: italic, fontStyle: 'italic' },
    { src: boldItalic, fontWeight: 600, fontStyle: 'italic' },
  ],
});
pdf.Font.register({ family: 'Source Code Pro', src: code });
pdf.Font.registerHyphenationCallback((word) => [word]);
const styles = pdf.StyleSheet.create({
  page: { padding: 57, fontFamily: 'Source Sans 3', fontSize: 12.8 },
  head: { position: 'absolute', top: 24, left: 57, fontSize: 9 },
  foot: { position: 'absolute', bottom: 24, right: 57, fontSize: 9 },
  paragraph: { marginBottom: 8 },
  item: { flexDirection: 'row' },
  row: { flexDirection: 'row', borderBottom: '0.5pt solid black' },
});

for (const document of documentsOf(folder)) {
  const drawn = await drawCharts(document);
  const blocks = document.blocks.map((block, key) => blockOf(block, drawn, key));
  const page = h(
    pdf.Page,
    { size: 'A4', style: styles.page, wrap: true },
    h(pdf.Text, { style: styles.head, fixed: true }, document.title),
    ...blocks,
    h(pdf.Text, {
      style: styles.foot,
      fixed: true,
      render: ({ pageNumber }) => String(pageNumber),
    }),
  );
  const made = h(pdf.Document, { title: document.title, language: 'en-GB' }, page);
  writeFileSync(join(out, `${document.name}.pdf`), await pdf.renderToBuffer(made));
}

function blockOf(block, drawn, key) {
  switch (block.kind) {
    case 'heading': {
      const fontSize = [26, 20, 15, 13][block.level - 1] ?? 13;
      return h(
        pdf.Text,
        { key, style: { fontSize, fontWeight: 600, marginTop: 14, marginBottom: 6 } },
        ...runsOf(block.runs),
      );
    }
    case 'paragraph':
      return h(pdf.Text, { key, style: styles.paragraph }, ...runsOf(block.runs));
    case 'list':
      return h(
        pdf.View,
        { key },
        ...block.items.map((item, at) =>
          h(
            pdf.View,
            { key: at, style: styles.item },
            h(pdf.Text, { style: { width: 24 } }, block.ordered ? `${at + 1}.` : '•'),
            h(
              pdf.View,
              { style: { flex: 1 } },
              ...item.map((part, index) => blockOf(part, drawn, index)),
            ),
          ),
        ),
      );
    case 'box':
      return h(
        pdf.View,
        { key, style: { marginLeft: 12 } },
        ...block.blocks.map((part, at) => blockOf(part, drawn, at)),
      );
    case 'table':
      return h(
        pdf.View,
        { key, style: styles.paragraph },
        h(pdf.Text, null, ...runsOf(block.caption)),
        ...[block.head, ...block.rows].map((row, at) =>
          h(
            pdf.View,
            { key: at, style: styles.row, wrap: false },
            ...row.map((cell, column) =>
              h(
                pdf.Text,
                {
                  key: column,
                  style: { flex: column === 0 ? 2 : 1, textAlign: block.columns[column] },
                },
                ...runsOf(cell),
              ),
            ),
          ),
        ),
      );
    case 'figure':
      return h(
        pdf.View,
        { key, style: styles.paragraph, wrap: false },
        h(pdf.Text, null, ...runsOf(block.caption)),
        svgOf(chartAt(block.path, drawn, folder)),
      );
    default:
      throw new Error(`unknown block ${block.kind}`);
  }
}

function runsOf(runs) {
  return runs.map(({ text, bold, italic, code, url }, key) => {
    const style = {
      ...(bold && { fontWeight: 600 }),
      ...(italic && { fontStyle: 'italic' }),
      ...(code && { fontFamily: 'Source Code Pro' }),
    };
    return url ? h(pdf.Link, { key, src: url, style }, text) : h(pdf.Text, { key, style }, text);
  });
}

/** The elements of an SVG text as react-pdf's. */
function svgOf(text) {
  const names = {
    svg: pdf.Svg,
    g: pdf.G,
    path: pdf.Path,
    rect: pdf.Rect,
    line: pdf.Line,
    text: pdf.Text,
    tspan: pdf.Tspan,
    circle: pdf.Circle,
    clipPath: pdf.ClipPath,
    defs: pdf.Defs,
  };
  const stack = [{ children: [] }];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const { class: _class, ...rest } = attributes;
    const properties = Object.fromEntries(
      Object.entries(rest)
        .filter(
          ([key]) =>
            !key.includes(':') && !key.startsWith('aria') && key !== 'role' && key !== 'xmlns',
        )
        .map(([key, value]) => [
          key.replace(/-(.)/gu, (_, letter) => letter.toUpperCase()),
          valueOf(key, value),
        ]),
    );
    stack.push({ name, properties, children: [] });
  });
  parser.on('text', (words) => {
    if (words.trim() !== '') stack.at(-1).children.push(words);
  });
  parser.on('closetag', () => {
    const { name, properties, children } = stack.pop();
    const component = names[name];
    if (component === undefined) return;
    const missing = { line: { x1: 0, y1: 0, x2: 0, y2: 0 }, text: { x: 0, y: 0 } };
    const ends = missing[name] ?? {};
    const size = name === 'svg' ? sizeOf(properties.viewBox) : {};
    stack
      .at(-1)
      .children.push(
        h(
          component,
          { ...ends, ...properties, ...size, key: stack.at(-1).children.length },
          ...children,
        ),
      );
  });
  parser.write(text).close();
  return stack[0].children[0];
}

/** It takes no list of families, and lengths and weights as numbers. */
function valueOf(key, value) {
  if (key === 'font-family') return 'Source Sans 3';
  const number = /^(?<number>-?[\d.]+)(?:px)?$/u.exec(value)?.groups.number;
  return number === undefined ? value : Number(number);
}

function sizeOf(viewBox) {
  const [, , width, height] = viewBox.split(' ').map(Number);
  return { width: 481, height: (481 * height) / width };
}
