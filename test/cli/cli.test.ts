/**
 * The command line as a user meets it: exit codes, help, summaries, what goes to which stream. The compiled program
 * goes one whole round; the rest runs in this process.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { briefwright, compiledBriefwright } from '../support/cli.ts';
import { projectWith, snapshot } from '../support/project.ts';

const folders: string[] = [];
const project = (...edits: Parameters<typeof projectWith>[0]) => {
  const folder = projectWith(edits);
  folders.push(folder);
  return folder;
};
const emptyFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

// The texts of the sources aren't part of the project, and a build says which quotations it could not look up.
const withoutWarnings = (stderr: string) =>
  stderr.replaceAll(/^warning\[not-looked-up\].*\n(?: .*\n|\d.*\n)*/gmu, '');

describe('usage', () => {
  test.each(
    [
      [],
      ['bild'],
      ['build', '--dta', 'x'],
      ['build', 'a', 'b'],
      ['build', '--format', 'docx'],
      ['build', '--data'],
      ['render'],
      ['render', 'a.txt'],
      ['render', 'a.md', '-o', 'a.docx'],
      ['chart', 'a.json'],
      ['chart', 'a.vl.json', '-o', 'a.png'],
      ['help', 'bild'],
      ['build', '--quiet=yes'],
      ['build', '--data='],
    ].map((args) => [args]),
  )('%j is wrong usage', async (args) => {
    const { status, stdout, stderr } = await briefwright(args, tmpdir());
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^briefwright: .+\nSee briefwright( \w+)? --help\.\n$/u);
  });

  test('an option close to a known one is suggested', async () => {
    expect((await briefwright(['build', '--dta', 'x'], tmpdir())).stderr).toContain(
      'did you mean --data?',
    );
    expect((await briefwright(['bild'], tmpdir())).stderr).toContain('did you mean build?');
  });

  test.each(['build', 'check', 'render', 'chart'])(
    '%s --help has examples and exit codes',
    async (command) => {
      const { status, stdout, stderr } = await briefwright([command, '--help'], tmpdir());
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage: briefwright ${command}`);
      expect(stdout).toMatch(/Examples:[^]+Exit codes:/u);
      expect((await briefwright(['help', command], tmpdir())).stdout).toBe(stdout);
    },
  );

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await briefwright(['--version'], tmpdir())).stdout).toBe(`${version}\n`);
  });

  test('data or a template that is not there is wrong usage', async () => {
    const folder = project();
    const { status, stderr } = await briefwright(['build', '--data', 'ofsted-scr-2011'], folder);
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean "ofsted-scr-2010"?');
    expect((await briefwright(['check', '--template', 'brief'], folder)).status).toBe(2);
  });
});

describe('files', () => {
  test('a folder or file that is not there is a failure of the system', async () => {
    const folder = emptyFolder();
    expect((await briefwright(['build', 'nowhere'], folder)).status).toBe(4);
    expect((await briefwright(['render', 'nothing.md'], folder)).status).toBe(4);
    expect((await briefwright(['chart', 'nothing.vl.json'], folder)).status).toBe(4);
  });

  test('a folder without findings is a problem of the input', async () => {
    const { status, stderr } = await briefwright(['build'], emptyFolder());
    expect(status).toBe(1);
    expect(stderr).toContain('holds no findings');
  });

  test('data in another encoding is a problem of the input', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'data'));
    writeFileSync(
      join(folder, 'data/a.yaml'),
      Buffer.from('format: 1\ntitle: Caf\xE9\n', 'latin1'),
    );
    const { status, stderr } = await briefwright(['build'], folder);
    expect(status).toBe(1);
    expect(stderr).toContain('line 2 of data/a.yaml is not valid UTF-8');
  });
});

describe('build and check', () => {
  test('a build is quiet if asked, a second one changes nothing, and check agrees', () => {
    const folder = project();
    rmSync(join(folder, 'output'), { recursive: true, force: true });
    const stale = compiledBriefwright(['check'], folder);
    expect(stale.status).toBe(3);
    expect(stale.stderr).toContain('missing: output/ofsted-scr-2010/briefing.pdf');
    expect(snapshot(join(folder, 'output')).size).toBe(0);
    const first = compiledBriefwright(['build'], folder);
    expect([first.status, withoutWarnings(first.stderr)]).toEqual([0, '']);
    expect(first.stdout).toContain('wrote output/ofsted-scr-2010/briefing.pdf');
    expect(compiledBriefwright(['build'], folder).stdout).toContain('nothing has changed');
    expect(compiledBriefwright(['check'], folder).status).toBe(0);
    const quiet = compiledBriefwright(['build', '--quiet'], folder);
    expect([quiet.status, quiet.stdout, withoutWarnings(quiet.stderr)]).toEqual([0, '', '']);
  });

  test('check names each stale file, and the first difference of the Markdown', async () => {
    const folder = project();
    await briefwright(['build'], folder);
    const markdown = join(folder, 'output/ofsted-scr-2010/briefing.md');
    writeFileSync(markdown, readFileSync(markdown, 'utf8').replace('# The voice', '# A voice'));
    rmSync(join(folder, 'output/ofsted-scr-2010/charts/outcome.svg'));
    writeFileSync(join(folder, 'output/ofsted-scr-2010/old.pdf'), 'old');
    writeFileSync(join(folder, 'output/ofsted-scr-2010/notes.txt'), 'mine');
    const { status, stderr } = await briefwright(['check'], folder);
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /different: output\/ofsted-scr-2010\/briefing\.md: first at line \d+:\n.+# A voice.+\n.+# The voice/u,
    );
    expect(stderr).toContain('missing: output/ofsted-scr-2010/charts/outcome.svg');
    expect(stderr).toContain('superfluous: output/ofsted-scr-2010/old.pdf');
    expect(stderr).not.toContain('notes.txt');
  });

  test('a build removes what an earlier one wrote and it no longer makes, and nothing else', async () => {
    const folder = project();
    await briefwright(['build'], folder);
    writeFileSync(join(folder, 'output/ofsted-scr-2010/notes.txt'), 'mine');
    const { status, stdout } = await briefwright(['build', '--format', 'md'], folder);
    expect(status).toBe(0);
    const gone = ['briefing.pdf', 'cover.pdf'];
    expect(stdout).toBe(gone.map((name) => `removed output/ofsted-scr-2010/${name}\n`).join(''));
    const left = [...snapshot(join(folder, 'output')).keys()];
    expect(left).toContain(join('ofsted-scr-2010', 'notes.txt'));
    expect(left).toContain(join('ofsted-scr-2010', 'briefing.md'));
  });

  test('a manifest cannot make a build delete outside its folder', async () => {
    const folder = project();
    const victim = join(folder, 'victim.txt');
    writeFileSync(victim, 'mine');
    mkdirSync(join(folder, 'output'), { recursive: true });
    for (const path of [
      '../victim.txt',
      '/etc/hosts',
      'a/../../victim.txt',
      'C:/x',
      'a\\..\\victim.txt',
    ]) {
      writeFileSync(
        join(folder, 'output/manifest.json'),
        JSON.stringify({ format: 1, documents: { 'gone/x': [path] } }),
      );
      expect((await briefwright(['build'], folder)).status).toBe(4);
    }
    expect(readFileSync(victim, 'utf8')).toBe('mine');
  });

  test.skipIf(process.platform === 'win32')(
    'a link in the place of an output folder is refused',
    async () => {
      const folder = project();
      rmSync(join(folder, 'output'), { recursive: true, force: true });
      mkdirSync(join(folder, 'output'));
      mkdirSync(join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), join(folder, 'output/ofsted-scr-2010'));
      const { status, stderr } = await briefwright(['build'], folder);
      expect(status).toBe(4);
      expect(stderr).toContain('a link');
      expect(snapshot(join(folder, 'elsewhere')).size).toBe(0);
    },
  );

  test('problems come as text with a frame, or as one JSON object a line', async () => {
    const folder = project({
      file: 'data/ofsted-scr-2010.yaml',
      find: 'unit: child',
      write: 'unit: chid',
    });
    const text = await briefwright(['build'], folder);
    expect(text.status).toBe(1);
    expect(text.stdout).toBe('');
    expect(text.stderr).toMatch(
      /error\[[a-z-]+\]: .+\n +--> data\/ofsted-scr-2010\.yaml:\d+:\d+\n/u,
    );
    const json = await briefwright(['build', '--json'], folder);
    expect([json.status, json.stdout]).toEqual([1, '']);
    const problems = json.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ code }) => code !== 'not-looked-up');
    expect(problems[0]).toMatchObject({ severity: 'error', path: 'data/ofsted-scr-2010.yaml' });
    expect(Object.keys(problems[0]!)).toEqual(
      expect.arrayContaining(['severity', 'code', 'message', 'path', 'line', 'column', 'hints']),
    );
  });
});
