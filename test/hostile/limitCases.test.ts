/** Each limit has an input that goes beyond it, and ends in an error at its place; one within it doesn't. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson } from '../../src/charts/json.ts';
import { checkSize } from '../../src/charts/render.ts';
import { readContent } from '../../src/content/read.ts';
import { readSpreadsheet } from '../../src/findings/files/spreadsheet.ts';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme } from '../../src/layout/theme.ts';
import { fillTemplate } from '../../src/markdown/fill.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Problem } from '../../src/problems/types.ts';
import { inspectRaster } from '../../src/svg/raster.ts';
import { readSvg } from '../../src/svg/read.ts';
import { verifyPdf } from '../../src/verify/verify.ts';
import { readFiles } from '../findings/read.ts';
import { sampleFindings } from '../markdown/sample.ts';
import { testFonts } from '../support/fonts.ts';
import { PNG_SIGNATURE, pngChunk } from '../support/images.ts';
import { fileOf, stream } from '../support/pdfObjects.ts';
import { loadSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await loadSandbox();
});
afterAll(() => sandbox.remove());

/** What an input that goes beyond a limit by `over` is told; with 0 or less it is within. */
interface Case {
  readonly code: string;
  /** Undefined where the error stands on the file as a whole. */
  readonly line?: number;
  readonly tell: (over: number, problems: Problems) => unknown;
}

const times = (text: string, count: number) => text.repeat(count);
const data = (text: string, problems: Problems) => {
  for (const problem of readFiles({ 'a.yaml': text }).problems) problems.add(problem);
};
const csv = (text: string | Uint8Array, problems: Problems) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  readSpreadsheet({ path: 'data/a.csv', bytes }, 'comma', problems);
};
const markdown = (text: string, problems: Problems) =>
  readContent({ path: 'a.md', text }, { flavour: 'gfm', images: () => undefined }, problems);
const template = (
  text: string,
  problems: Problems,
  partials: Readonly<Record<string, string>> = {},
) => {
  const sources = Object.entries(partials).map(
    ([name, words]) => [name, { path: `templates/partials/${name}.md.hbs`, text: words }] as const,
  );
  const source = { path: 'templates/t.md.hbs', text };
  const view = { findings: sampleFindings(), charts: new Map() };
  fillTemplate({ name: 't', source }, new Map(sources), view, problems);
};
const twice = (name: string) => `{{> ${name}}}{{> ${name}}}`;
const chart = (text: string, problems: Problems) => readJson({ path: 'a.vl.json', text }, problems);
const SPAN = { source: { path: 'a.vl.json', text: '{}' }, start: 0, end: 1 };
const picture = (side: number, svg: string, problems: Problems) =>
  checkSize({ svg, width: side, height: 10, sound: true }, svg, SPAN, problems);
const png = (pixels: number) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(1, 4);
  header[8] = 8;
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};
const drawn = (parts: object) =>
  JSON.stringify({ data: { values: [{ a: 1 }] }, mark: 'point', ...parts });
const endless = (stop: number) =>
  drawn({ data: { sequence: { start: 0, stop } }, encoding: { x: { field: 'data' } } });

const CASES: Readonly<Record<keyof typeof LIMITS, Case>> = {
  dataLength: {
    code: 'file-too-long',
    tell: (over, problems) => data(`#${times('x', LIMITS.dataLength + over - 1)}`, problems),
  },
  dataNesting: {
    code: 'nested-too-deep',
    line: 1,
    tell: (over, problems) => data(`${times('- ', LIMITS.dataNesting + over)}x`, problems),
  },
  textLength: {
    code: 'text-too-long',
    line: 2,
    tell: (over, problems) =>
      data(`format: 1\ntitle: ${times('x', LIMITS.textLength + over)}`, problems),
  },
  spreadsheetBytes: {
    code: 'file-too-long',
    tell: (over, problems) =>
      csv(new Uint8Array(LIMITS.spreadsheetBytes + over).fill(120), problems),
  },
  spreadsheetRows: {
    code: 'too-many-rows',
    line: LIMITS.spreadsheetRows + 2,
    tell: (over, problems) =>
      csv(`a,b\n${times('1,2\n', LIMITS.spreadsheetRows + over)}`, problems),
  },
  spreadsheetColumns: {
    code: 'too-many-columns',
    line: 1,
    tell: (over, problems) => {
      const row = Array.from(
        { length: LIMITS.spreadsheetColumns + over },
        (_, index) => `c${index}`,
      );
      csv(`${row.join(',')}\n${row.join(',')}\n`, problems);
    },
  },
  expressionTerms: {
    code: 'expression-too-long',
    line: 2,
    tell: (over, problems) => {
      const names = Array.from({ length: LIMITS.expressionTerms + over - 1 }, () => 'a');
      data(`identities:\n  - ${names.join(' + ')} = a`, problems);
    },
  },
  templateLength: {
    code: 'template-too-long',
    tell: (over, problems) => template(times('x', LIMITS.templateLength + over), problems),
  },
  templateNesting: {
    code: 'nested-too-deep',
    line: 1,
    tell: (over, problems) => {
      const levels = LIMITS.templateNesting + over;
      template(`${times('{{#if title}}', levels)}x${times('{{/if}}', levels)}`, problems);
    },
  },
  partialNesting: {
    code: 'endless-partial',
    line: 1,
    tell: (over, problems) => {
      const levels = LIMITS.partialNesting + over;
      const partials = Array.from({ length: levels }, (_, index) => [
        `p${index}`,
        index === levels - 1 ? 'x' : `{{> p${index + 1}}}`,
      ]);
      template('{{> p0}}', problems, Object.fromEntries(partials) as Record<string, string>);
    },
  },
  templateSteps: {
    code: 'template-too-long',
    line: 1,
    tell: (over, problems) => {
      const nodes = '{{title}}'.repeat(LIMITS.templateSteps / 64);
      // 64 times each node of the innermost partial, and a few for the way there.
      const many = over > 0 ? nodes : nodes.slice(0, nodes.length - '{{title}}'.length * 100);
      const partials = {
        a: twice('b'),
        b: twice('c'),
        c: twice('d'),
        d: twice('e'),
        e: twice('f'),
      };
      template(twice('a'), problems, { ...partials, f: many });
    },
  },
  markdownLength: {
    code: 'markdown-too-long',
    tell: (over, problems) => markdown(times('x', LIMITS.markdownLength + over), problems),
  },
  markdownNesting: {
    code: 'nested-too-deep',
    line: 1,
    tell: (over, problems) => markdown(`${times('> ', LIMITS.markdownNesting + over)}x`, problems),
  },
  markdownMarks: {
    code: 'too-many-marks',
    line: 1,
    tell: (over, problems) => markdown(times('a [ ', LIMITS.markdownMarks + over), problems),
  },
  chartLength: {
    code: 'too-long',
    tell: (over, problems) => chart(`{${times(' ', LIMITS.chartLength + over - 2)}}`, problems),
  },
  chartNesting: {
    code: 'too-deep',
    line: 1,
    tell: (over, problems) => {
      const levels = LIMITS.chartNesting + over;
      chart(`${times('[', levels)}${times(']', levels)}`, problems);
    },
  },
  svgNesting: {
    code: 'svg-depth',
    line: 1,
    tell: (over, problems) => {
      const levels = LIMITS.svgNesting + over - 1;
      const inside = `${times('<g>', levels)}${times('</g>', levels)}`;
      const text = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;
      readSvg({ path: 'a.svg', text }, problems);
    },
  },
  imagePixels: {
    code: 'its size is 100000001 by 1 pixels',
    tell: (over, problems) => {
      const found = inspectRaster(png(LIMITS.imagePixels + over));
      // Without its pixels the image is at fault in any case.
      if ('fault' in found && found.fault.includes('pixels')) {
        problems.add({ severity: 'error', code: found.fault, message: '', notes: [], hints: [] });
      }
    },
  },
  pages: {
    code: 'too-many-pages',
    line: 1,
    tell: (over, problems) => {
      const pages = times('x\n\n<!-- briefwright: page-break -->\n\n', LIMITS.pages + over - 1);
      layOut(markdown(`${pages}x\n`, problems), defaultTheme, testFonts(), problems);
    },
  },
  chartSide: {
    code: 'chart-too-large',
    line: 1,
    tell: (over, problems) => picture(LIMITS.chartSide + over, '<svg/>', problems),
  },
  chartSvg: {
    code: 'chart-too-large',
    line: 1,
    tell: (over, problems) => picture(10, times('x', LIMITS.chartSvg + over), problems),
  },
  pdfBytes: {
    code: 'unreadable-pdf',
    tell: (over, problems) => {
      verifyPdf(new Uint8Array(LIMITS.pdfBytes + over), problems);
      // What is empty is no PDF either, for another reason.
      const [problem] = problems.all;
      expect(problem?.message.includes('too large')).toBe(over > 0);
    },
  },
  pdfStream: {
    code: 'unreadable-pdf',
    tell: (over, problems) => {
      const zeros = Buffer.alloc(LIMITS.pdfStream + over);
      verifyPdf(fileOf([stream('/Type /X', zeros)]), problems);
      expect(problems.all[0]?.message.includes('unpacked')).toBe(over > 0);
    },
  },
  chartDataBytes: {
    code: 'unreadable-file',
    tell: async (over, problems) => {
      const bytes = new Uint8Array(LIMITS.chartDataBytes + over).fill(10);
      const text = drawn({ data: { url: 'a.csv' }, encoding: {} });
      const load = () => Promise.resolve(bytes);
      await sandbox.host.renderSandboxed({ path: 'a.vl.json', text }, { load }, problems);
    },
  },
  chartSeconds: {
    code: 'chart-too-slow',
    line: 1,
    tell: async (over, problems) => {
      const text = drawn({
        transform: [
          {
            calculate: over > 0 ? "replace('" + times('a', 40) + "b', regexp('(a+)+$'), '')" : '1',
            as: 'b',
          },
        ],
        encoding: {},
      });
      // A limit of a second is as real as that of the program, and sooner over.
      const options = {
        load: () => Promise.reject(new Error('no')),
        ...(over > 0 && { seconds: 1 }),
      };
      await sandbox.host.renderSandboxed({ path: 'a.vl.json', text }, options, problems);
    },
  },
  chartMegabytes: {
    code: 'chart-too-much-memory',
    line: 1,
    tell: async (over, problems) => {
      const text = endless(over > 0 ? 1e9 : 10);
      const options = { load: () => Promise.reject(new Error('no')), seconds: 30 };
      await sandbox.host.renderSandboxed({ path: 'a.vl.json', text }, options, problems);
    },
  },
};

test('every limit has a case', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(LIMITS).sort());
});

const lineOf = ({ span }: Problem) =>
  span && span.source.text.slice(0, span.start).split('\n').length;

test.each(Object.entries(CASES))('%s', async (_, { code, line, tell }) => {
  const beyond = new Problems();
  await tell(1, beyond);
  const told = beyond.all.filter((problem) => problem.code === code);
  expect(beyond.all.map((problem) => problem.code)).toContain(code);
  if (line !== undefined) expect(told.map(lineOf)).toContain(line);
});

// What takes long to read, being as large as may be, is left to the test above.
const CHEAP = Object.entries(CASES).filter(
  ([name]) =>
    !/^(?:dataLength|spreadsheet|markdownLength|chart(?:Length|Data|Seconds|Mega)|pages|templateSteps|pdfStream)/u.test(
      name,
    ),
);

test.each(CHEAP)('%s is not passed by one less', async (_, { code, tell }) => {
  const within = new Problems();
  await tell(0, within);
  const told = within.all.filter((problem) => problem.code === code);
  if (code !== 'unreadable-pdf') expect(told).toEqual([]);
});
