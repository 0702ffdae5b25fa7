/** The code cache: used, damaged, out of reach, and turned off, the program does the same. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
const home = join(folder, 'package');
const code = join(home, '.briefwright', 'code');
const elsewhere = join(folder, 'caches');
mkdirSync(home);
cpSync('dist', join(home, 'dist'), { recursive: true });
for (const name of ['package.json', 'templates', 'data'])
  cpSync(name, join(home, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(home, 'node_modules'), 'junction');
writeFileSync(join(folder, 'a.md'), '# A\n\nHello *there*.\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function render(env: Readonly<Record<string, string>> = {}): Uint8Array {
  rmSync(join(folder, 'a.pdf'), { force: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(home, 'dist', 'cli.cjs'), 'render', 'a.md', '--quiet'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_DISABLE_COMPILE_CACHE: '',
        XDG_CACHE_HOME: elsewhere,
        LOCALAPPDATA: elsewhere,
        ...env,
      },
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(folder, 'a.pdf'));
}

test('a cache is made, used, checked and done without, and the bytes are the same', () => {
  const plain = render({ NODE_DISABLE_COMPILE_CACHE: '1' });
  expect(() => readdirSync(code)).toThrow('ENOENT');
  expect(render()).toEqual(plain);
  const files = readdirSync(code);
  expect(files.length).toBeGreaterThan(2);
  expect(render()).toEqual(plain);
  for (const name of files) {
    const bytes = readFileSync(join(code, name));
    bytes.fill(0x58, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
    writeFileSync(join(code, name), bytes);
  }
  expect(render()).toEqual(plain);
  // Damaged files were made anew.
  for (const name of files) {
    expect(readFileSync(join(code, name)).includes('X'.repeat(64))).toBe(false);
  }
}, 60_000);

test("where the package takes no cache, the user's folder has it; where that takes none, nobody", () => {
  rmSync(join(home, '.briefwright'), { recursive: true, force: true });
  writeFileSync(join(home, '.briefwright'), '');
  const first = render();
  expect(readdirSync(join(elsewhere, 'briefwright', 'code')).length).toBeGreaterThan(2);
  rmSync(elsewhere, { recursive: true });
  writeFileSync(elsewhere, '');
  expect(render()).toEqual(first);
}, 60_000);

test('work that collects garbage keeps the code that only its start ran', () => {
  rmSync(join(home, '.briefwright'), { recursive: true, force: true });
  // V8 drops at each collection what it would drop when it has not run for long.
  const kept = (name: string, text: string) => {
    rmSync(code, { recursive: true, force: true });
    writeFileSync(join(folder, name), text);
    const args = [
      '--stress-flush-code',
      '--trace-gc',
      join(home, 'dist', 'cli.cjs'),
      'render',
      name,
    ];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(0);
    const sizes = readdirSync(code).map((file) => statSync(join(code, file)).size);
    return {
      collections: stdout.match(/Mark-Compact/gu)?.length ?? 0,
      size: sizes.reduce((sum, size) => sum + size, 0),
    };
  };
  const short = kept('short.md', '# A\n\n## Part 1\n\nSome *words*.\n');
  const parts = Array.from({ length: 1500 }, (_, part) => `## Part ${part}\n\nSome *words*.\n\n`);
  const long = kept('long.md', `# A\n\n${parts.join('')}`);
  expect(long.collections).toBeGreaterThan(0);
  // What is dropped is half of it.
  expect(long.size).toBeGreaterThan(0.95 * short.size);
}, 60_000);
