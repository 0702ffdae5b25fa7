/**
 * Each folder of test/cases/themes is a theme file: what it changes of its base, or what is wrong with it. A
 * Markdown file beside it is laid out in the theme.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPackageFile } from '../../src/effects.ts';
import { readContent } from '../../src/content/read.ts';
import { layOut } from '../../src/layout/layout.ts';
import { printLayout } from '../../src/layout/print.ts';
import { RUNNING, THEMES } from '../../src/layout/theme.ts';
import { openTheme } from '../../src/openTheme.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { fontFault } from '../../src/themes/fontFile.ts';
import { readTheme } from '../../src/themes/read.ts';

const root = join(import.meta.dirname, '../cases/themes');

/** The values that differ from the base's, one a line. */
function changes(value: unknown, base: unknown, path: string): string[] {
  if (JSON.stringify(value) === JSON.stringify(base)) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${path}: ${JSON.stringify(value)}`];
  }
  const known = new Map(Object.entries(Object(base)));
  return Object.entries(value).flatMap(([key, inner]) =>
    changes(inner, known.get(key), path === '' ? key : `${path}.${key}`),
  );
}

describe('themes', () => {
  test.each(readdirSync(root).sort())('%s', async (name) => {
    const folder = join(root, name);
    const problems = new Problems();
    const opened = openTheme(
      relative(process.cwd(), join(folder, 'theme.yaml')),
      undefined,
      problems,
    );
    if (opened === undefined) {
      const said = problems.all.map((problem) => formatProblem(problem)).join('\n');
      return expect(said).toMatchFileSnapshot(join(folder, 'problems.txt'));
    }
    expect(problems.all).toEqual([]);
    const { theme, fonts } = opened;
    const base = readFileSync(join(folder, 'theme.yaml'), 'utf8').includes('from: large-print')
      ? THEMES['large-print']
      : THEMES.default;
    const { name: _, faces, ...rest } = theme;
    const { faces: shipped, ...standard } = base;
    const own = faces.filter(
      ({ id, file }) => !shipped.some((face) => face.id === id && face.file === file),
    );
    const said = [
      ...own.map(({ id, file }) => `face ${id}: ${file}`),
      ...changes(rest, standard, ''),
    ];
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'changes.txt'));
    const input = join(folder, 'input.md');
    if (!existsSync(input)) return;
    const source = { path: 'input.md', text: readFileSync(input, 'utf8') };
    const content = readContent(source, { flavour: 'gfm', images: () => undefined }, problems);
    const layout = layOut(content, theme, fonts, problems);
    expect(problems.all).toEqual([]);
    await expect(printLayout(layout)).toMatchFileSnapshot(join(folder, 'layout.txt'));
  });
});

describe('a project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  mkdirSync(join(folder, 'themes'));
  writeFileSync(join(folder, 'themes', 'house.yaml'), 'from: large-print\n');
  afterAll(() => rmSync(folder, { recursive: true }));
  const opened = (name: string | undefined) =>
    openTheme(name, folder, new Problems())?.theme ?? 'faults';

  test('has the themes that ship, and its own by their names', () => {
    expect(opened(undefined)).toBe(THEMES.default);
    expect(opened('large-print')).toBe(THEMES['large-print']);
    expect(opened('house')).toMatchObject({ name: 'house', leastSize: 18 });
    expect(() => opened('huose')).toThrow('there is no theme named "huose"; did you mean "house"?');
  });

  test('takes its own default without being asked', () => {
    writeFileSync(
      join(folder, 'themes', 'default.yaml'),
      'page: { size: A5 }\ncolumns: { side: 0 }\n',
    );
    expect(opened(undefined)).toMatchObject({ name: 'default', side: 0 });
    writeFileSync(join(folder, 'themes', 'default.yaml'), 'page: { size: A6 }\n');
    expect(opened(undefined)).toBe('faults');
  });
});

describe('the manual', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../docs/themes.md'), 'utf8');
  const examples = [...manual.matchAll(/```yaml\n(.*?)```/gsu)].map(([, yaml]) => yaml ?? '');
  const font = readPackageFile(THEMES.default.faces[0]?.file ?? '');

  test.each(examples)('shows a theme without fault: %s', (text) => {
    const problems = new Problems();
    readTheme({ path: 'docs/themes.md', text }, () => font, problems);
    expect(problems.all).toEqual([]);
  });

  test('names every key', () => {
    const theme = THEMES.default;
    const keys = [...Object.keys(theme.type), ...Object.keys(theme.colours), ...RUNNING];
    for (const key of keys) {
      expect(manual).toContain(
        `\`${key.replaceAll(/[A-Z]/gu, (one) => `-${one.toLowerCase()}`)}\``,
      );
    }
  });
});

describe('fonts that cannot be embedded', () => {
  const font = readPackageFile(THEMES.default.faces[0]?.file ?? '');
  const changed = (change: (bytes: Buffer) => void): Uint8Array => {
    const bytes = Buffer.from(font);
    change(bytes);
    return bytes;
  };

  test('are told apart by what is wrong with them', () => {
    expect(fontFault(font)).toBeUndefined();
    expect(fontFault(font.subarray(0, 8))).toBe('it is not a font file');
    expect(fontFault(font.subarray(0, 40))).toBe('its list of tables is broken');
    const nameless = changed((bytes) => bytes.write('OS/3', bytes.indexOf('OS/2')));
    expect(fontFault(nameless)).toBeUndefined();
    expect(fontFault(changed((bytes) => bytes.write('wOF2')))).toContain('WOFF2');
    expect(fontFault(changed((bytes) => bytes.write('OTTO')))).toContain('PostScript outlines');
    expect(fontFault(font.subarray(0, 4000))).toBe('its list of tables is broken');
    expect(fontFault(changed((bytes) => bytes.write('xxxx', bytes.indexOf('glyf'))))).toContain(
      'glyf',
    );
    expect(fontFault(changed((bytes) => bytes.write('fvar', bytes.indexOf('GDEF'))))).toContain(
      'variable',
    );
    const restricted = changed((bytes) => {
      const os2 = bytes.readUInt32BE(bytes.indexOf('OS/2') + 8);
      bytes.writeUInt16BE(2, os2 + 8);
    });
    expect(fontFault(restricted)).toContain('licence');
  });
});
