import { describe, expect, test } from 'vitest';
import { finishSvg } from '../../src/charts/svg.ts';

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="100" height="50.5" viewBox="0 0 100 50.5">${inside}</svg>`;
const finish = (inside: string, label: string | undefined = 'A label'): string =>
  finishSvg(svg(inside), { name: 'known', label }).svg;

describe('a finished SVG', () => {
  test('has its size, a role, a label and a final line break', () => {
    const {
      width,
      height,
      svg: text,
      sound,
    } = finishSvg(svg(''), { name: 'a', label: 'Bars: <1> & "2"' });
    expect([width, height, sound]).toEqual([100, 50.5, true]);
    expect(text).toContain('role="img" aria-label="Bars: &lt;1&gt; &amp; &quot;2&quot;"');
    expect(text.endsWith('</svg>\n')).toBe(true);
  });

  test('carries no label of single data, and no hooks for scripts', () => {
    const text = finish(
      '<g class="mark-rect" role="graphics-object" aria-label="a; value: 3" pointer-events="none"><path aria-label="secret" d="M0,0h1" fill="red"/></g>',
    );
    expect(text).not.toMatch(/secret|graphics-object|pointer-events|class=/u);
    expect(text).toContain('<path d="M0,0h1" fill="red"/>');
  });

  test('keeps three decimals, and loses signs of zero and exponents', () => {
    const text = finish('<path fill="red" d="M19.500000000000004,-1e-7L1.23456,2.0005h-.5"/>');
    expect(text).toContain('d="M19.5,0L1.235,2.001h-0.5"');
  });

  test('keeps six decimals where marks are scaled', () => {
    expect(finish('<path fill="red" transform="scale(1000,1000)" d="M0.0001234,0"/>')).toContain(
      'M0.000123,0',
    );
  });

  test('leaves numbers in texts, colours and names alone', () => {
    const text = finish('<text fill="#123456" font-size="12px">1.23456 of 2.0000001</text>');
    expect(text).toContain('fill="#123456"');
    expect(text).toContain('>1.23456 of 2.0000001</text>');
  });

  test('puts the name before each id, in the order in which they come', () => {
    const text = finish(
      '<g clip-path="url(#clip7)"><path fill="url(#gradient_3)" d="M0,0"/></g><defs><clipPath id="clip7"><path d="M0,0h5"/></clipPath><linearGradient id="gradient_3"><stop offset="0" stop-color="red"/></linearGradient></defs>',
    );
    expect(text).toContain('clip-path="url(#known-1)"');
    expect(text).toContain('<clipPath id="known-1">\n<path d="M0,0h5"/>');
    expect(text).toContain('fill="url(#known-2)"');
    expect(text).toContain('<linearGradient id="known-2">');
  });

  test('makes ids of names that are none', () => {
    const raw = svg('<g clip-path="url(#clip1)"/>');
    const idFor = (name: string) =>
      /url\(#(?<id>[^)]*)\)/u.exec(finishSvg(raw, { name, label: '' }).svg)?.groups?.['id'];
    expect(['known', '2010 ä', 'my chart'].map(idFor)).toEqual([
      'known-1',
      'chart-2010--1',
      'my-chart-1',
    ]);
  });

  test('drops what is not painted, and nothing that clips', () => {
    const text = finish(
      '<path class="background" d="M0,0h9v9h-9Z"/><path class="foreground" d="" display="none"/>',
    );
    expect(text).not.toContain('<path');
  });

  test('names the face whose widths were used', () => {
    const text = finish(
      '<text font-family="Georgia, serif">a</text><text font-family="Courier New">b</text><text font-family="Helvetica">c</text>',
    );
    expect(text).toContain(`font-family="'Source Serif 4', serif">a`);
    expect(text).toContain(`font-family="'Source Code Pro', monospace">b`);
    expect(text).toContain(`font-family="'Source Sans 3', sans-serif">c`);
  });

  test('keeps the white space of texts and adds none', () => {
    const text = finish('<text><tspan>a  b</tspan><tspan x="0" dy="14"> c</tspan></text>');
    expect(text).toContain('<text><tspan>a  b</tspan><tspan x="0" dy="14"> c</tspan></text>\n');
  });

  test('is not sound with places that are no numbers', () => {
    for (const d of ['MNaN,0', 'M0,0LInfinity,1', 'M1e400,0']) {
      expect(finishSvg(svg(`<path fill="red" d="${d}"/>`), { name: 'a', label: '' }).sound).toBe(
        false,
      );
    }
    expect(finishSvg(svg('<text>NaN and Infinity</text>'), { name: 'a', label: '' }).sound).toBe(
      true,
    );
  });
});
