/** Says which theme this is, by all the files that it is made of, without opening it. */
import { basename, join } from 'node:path';
import { filesBelow, isFile, readBytes } from '../effects.ts';
import { sha256 } from '../manifest.ts';

/**
 * A sum over a theme: one that ships has its name, one of the project's all files of `themes/`. Undefined
 * where files from elsewhere may be part of it, so that nothing that was made with it can be trusted later.
 */
export function sumOfTheme(name: string | undefined, project: string): string | undefined {
  const wanted = name ?? 'default';
  if (basename(wanted) !== wanted || wanted.includes('\\') || /\.ya?ml$/iu.test(wanted))
    return undefined;
  const folder = join(project, 'themes');
  if (!isFile(join(folder, `${wanted}.yaml`))) return wanted;
  const files = filesBelow(folder).map((path) => ({ path, bytes: readBytes(join(folder, path)) }));
  if (files.some(({ path, bytes }) => isTheme(path) && Buffer.from(bytes).includes('npm:')))
    return undefined;
  return sha256([wanted, ...files.map(({ path, bytes }) => `${path} ${sha256(bytes)}`)].join('\n'));
}

function isTheme(path: string): boolean {
  return /\.ya?ml$/iu.test(path);
}
