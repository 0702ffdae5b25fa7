/** The package as npm would publish it: its contents, its types, and a project made and built from it alone. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION } from '../../src/version.ts';

const tarball = resolve('.briefwright/package/briefwright.tgz');
const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
const home = join(folder, 'node_modules', 'briefwright');
const run = (file: string, args: readonly string[], cwd = process.cwd()) =>
  spawnSync(file, args, { cwd, encoding: 'utf8', env: { ...process.env, GITHUB_ACTIONS: '' } });
const tar = (args: readonly string[]) => run('tar', args, dirname(tarball));
const node = (args: readonly string[], cwd?: string) => run(process.execPath, args, cwd);

beforeAll(() => {
  // Other tests run from dist/ at this moment, so it is not compiled again.
  node(['scripts/types.mjs']);
  expect(node(['scripts/pack.mjs', '--ignore-scripts']).status).toBe(0);
  mkdirSync(home, { recursive: true });
  // The tarball is named without its folder: GNU tar takes a drive letter for a remote host.
  const { status } = tar(['-xzf', 'briefwright.tgz', '-C', home, '--strip-components=1']);
  expect(status).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packed = () => {
  const { stdout } = tar(['-tzf', 'briefwright.tgz']);
  return stdout
    .split(/\r?\n/u)
    .filter((line) => line !== '')
    .map((line) => line.replace(/^package\//u, ''));
};

describe('contents', () => {
  test('what is needed is there', () => {
    expect(packed()).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'data/findings.schema.json',
        'dist/LICENCES.txt',
        'dist/cli.cjs',
        'dist/cli.js',
        'dist/index.cjs',
        'dist/index.js',
        'dist/sandbox-child.cjs',
        'dist/sandbox/child.js',
        'dist/start.cjs',
        'dist/workers/thread.js',
        'dist/workers-thread.cjs',
        'dist/types/index.d.ts',
        'package.json',
        'src/scaffold/project/data/training.yaml',
        'src/scaffold/project/gitignore',
        'templates/partials/figure.md.hbs',
      ]),
    );
  });

  test('nothing else is', () => {
    const expected =
      /^(?:(?:CHANGELOG|README)\.md|LICENSE|package\.json|data\/[\w-]+\.schema\.json|dist\/(?:[\w-]+\/)?[\w-]+\.c?js|dist\/LICENCES\.txt|dist\/types\/[\w/-]+\.d\.ts|docs\/[\w-]+\.md|src\/scaffold\/project\/.+|templates\/(?:cover\.md|partials\/.+)\.hbs)$/u;
    expect(packed().filter((path) => !expected.test(path))).toEqual([]);
  });

  test('declarations refer to declarations that are there, and to no package', () => {
    const files = new Set(packed());
    const declarations = [...files].filter((path) => path.endsWith('.d.ts'));
    expect(declarations.length).toBeGreaterThan(5);
    const { stdout } = tar([
      '-xzOf',
      'briefwright.tgz',
      ...declarations.map((path) => `package/${path}`),
    ]);
    const named = [...stdout.matchAll(/(?:from |import\()['"](?<path>[^'"]+)['"]/gu)].map(
      ({ groups }) => groups?.['path'] ?? '',
    );
    expect(named.filter((path) => !/^\.{1,2}\/.+\.js$/u.test(path))).toEqual([]);
  });
});

describe('what others run', () => {
  test('actions are pinned to a commit', () => {
    const files = [
      'action.yml',
      'src/scaffold/project/workflows/briefing.yml',
      ...readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`),
    ];
    const used = files.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/uses: (?<action>.+)/gu),
    ]);
    expect(used.length).toBeGreaterThan(5);
    for (const { groups } of used) {
      expect(groups?.['action']).toMatch(/^actions\/[a-z-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/u);
    }
  });

  test('docs/ci.md names the present version', () => {
    const named = [
      ...readFileSync('docs/ci.md', 'utf8').matchAll(/briefwright@v?(?<version>[\d.]+)/gu),
    ];
    expect(named.length).toBeGreaterThan(2);
    for (const { groups } of named) expect(groups?.['version']).toBe(VERSION);
  });
});

test('publint and attw find nothing', () => {
  const publint = node(['node_modules/publint/src/cli.js', tarball, '--strict']);
  expect(publint.stdout).toContain('All good!');
  const attw = node([
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    'findings.schema.json',
  ]);
  expect(attw.status, attw.stdout).toBe(0);
}, 60_000);

describe('from the package alone', () => {
  const program = join(home, 'dist', 'cli.cjs');

  beforeAll(() => {
    // Only what the package declares: a package that it forgot to declare is not found.
    const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    for (const name of Object.keys(dependencies)) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(resolve('node_modules', name), link, 'junction');
    }
  });

  // A build must not need the network; where the system permits, there is none.
  const cutOff = ['--user', '--map-root-user', '--net'];
  const isolated = process.platform === 'linux' && run('unshare', [...cutOff, 'true']).status === 0;
  const briefwright = (args: readonly string[]) =>
    isolated
      ? run('unshare', [...cutOff, process.execPath, program, ...args], folder)
      : node([program, ...args], folder);

  test('new, build, check and verify', () => {
    for (const args of [
      ['new', 'made'],
      ['build', 'made'],
      ['check', 'made'],
      ['verify', 'made/output/training/briefing.pdf', '--project', 'made'],
    ]) {
      const { status, stderr } = briefwright(args);
      expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({
        args,
        status: 0,
        stderr: '',
      });
    }
    const pdf = readFileSync(join(folder, 'made/output/training/briefing.pdf'));
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  }, 60_000);

  test('the command line answers to its earlier name too', () => {
    const [old, wrong] = ['--version', 'biuld'].map((word) =>
      node([join(home, 'dist', 'cli.js'), word], folder),
    );
    expect([old?.stdout.trim(), wrong?.status]).toEqual([VERSION, 2]);
  });

  test('the library is found by its name', () => {
    const script = "import('briefwright').then((m) => console.log(Object.keys(m).sort().join()))";
    const { stdout } = node(['--eval', script], folder);
    expect(stdout.trim().split(',')).toEqual(
      expect.arrayContaining(['build', 'chart', 'check', 'makeProject', 'render', 'verify']),
    );
  });
});
