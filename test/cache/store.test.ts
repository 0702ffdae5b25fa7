/** What earlier builds made known is believed only where it is whole and this program's; else it is made anew. */
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rememberPictures } from '../../src/cache/pictures.ts';
import { Store } from '../../src/cache/store.ts';

const root = mkdtempSync(join(tmpdir(), 'briefwright-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('what is put is there for the next run of the same program, and for no other', () => {
  const folder = join(root, 'same');
  const store = new Store(folder, 'one');
  store.put('a', { made: 1 });
  store.put('b', [2]);
  store.put('a', { made: 3 });
  const next = new Store(folder, 'one');
  expect([next.get('a'), next.get('b'), next.get('c')]).toEqual([{ made: 3 }, [2], undefined]);
  expect(new Store(folder, 'two').get('a')).toBeUndefined();
});

test('a line that was damaged is as if it had never been there', () => {
  const folder = join(root, 'damaged');
  const store = new Store(folder, 'one');
  store.put('a', 1);
  store.put('b', 2);
  const path = join(folder, 'documents');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('["a",1]', '["a",7]'));
  appendFileSync(path, 'half a li');
  const next = new Store(folder, 'one');
  expect([next.get('a'), next.get('b')]).toEqual([undefined, 2]);
});

test('lines that were overtaken go once there are many', () => {
  const folder = join(root, 'many');
  const store = new Store(folder, 'one');
  for (let count = 0; count < 203; count += 1) store.put('a', count);
  const lines = () => readFileSync(join(folder, 'documents'), 'utf8').split('\n').length - 1;
  expect(lines()).toBe(204);
  store.tidy();
  expect(lines()).toBe(2);
  expect(new Store(folder, 'one').get('a')).toBe(202);
});

test('where nothing can be written a run remembers all the same', () => {
  writeFileSync(join(root, 'file'), '');
  const store = new Store(join(root, 'file', 'below'), 'one');
  store.put('a', 1);
  store.put('b', 2);
  expect([store.get('a'), store.get('b')]).toEqual([1, 2]);
});

test('a picture is drawn once, anew where its file was damaged, and always where none can be kept', async () => {
  const folder = join(root, 'pictures');
  const drawn: string[] = [];
  const draw = (name: string) => async () => {
    drawn.push(name);
    return { name };
  };
  const first = rememberPictures({ folder, salt: 'one' });
  expect(await first('a', draw('first'))).toEqual({ name: 'first' });
  expect(await first('a', draw('not drawn'))).toEqual({ name: 'first' });
  const second = rememberPictures({ folder, salt: 'one' });
  expect(await second('a', draw('not drawn'))).toEqual({ name: 'first' });
  const [file = ''] = readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/u.test(name));
  const bytes = readFileSync(join(folder, file));
  bytes.fill(0x58, bytes.length - 2);
  writeFileSync(join(folder, file), bytes);
  const third = rememberPictures({ folder, salt: 'one' });
  expect(await third('a', draw('damaged'))).toEqual({ name: 'damaged' });
  const other = rememberPictures({ folder, salt: 'two' });
  expect(await other('a', draw('other salt'))).toEqual({ name: 'other salt' });
  mkdirSync(join(root, 'none'));
  writeFileSync(join(root, 'none', 'pictures'), '');
  const nowhere = rememberPictures({ folder: join(root, 'none', 'pictures'), salt: 'one' });
  expect(await nowhere('a', draw('nowhere'))).toEqual({ name: 'nowhere' });
  expect(drawn).toEqual(['first', 'damaged', 'other salt', 'nowhere']);
});

test('of many pictures only the latest are held in memory', async () => {
  const remember = rememberPictures(undefined);
  let drawn = 0;
  const draw = async () => {
    drawn += 1;
    return drawn;
  };
  for (let key = 0; key < 65; key += 1) await remember(String(key), draw);
  expect(await remember('64', draw)).toBe(65);
  expect(await remember('0', draw)).toBe(66);
});
