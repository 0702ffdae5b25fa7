/** Finds the theme that a user names, reads its files, and opens its fonts. */
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { filesIn, inside, isFile, readBytes, SystemFailure } from './effects.ts';
import { openFonts } from './fonts.ts';
import { THEMES } from './layout/theme.ts';
import type { Theme } from './layout/theme.ts';
import type { Problems } from './problems/problems.ts';
import { suggest } from './problems/suggest.ts';
import { readOrReport } from './project.ts';
import type { Fonts } from './text/types.ts';
import { readTheme } from './themes/read.ts';

export interface OpenedTheme {
  readonly theme: Theme;
  readonly fonts: Fonts;
}

/** The user named a theme that isn't there: wrong usage, not a problem of the input. */
export class NoSuchTheme extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoSuchTheme';
  }
}

/**
 * Opens a theme: a file whose path ends in `.yaml`, a theme of the project's `themes` folder, or one that
 * ships. Without a name it is the project's `themes/default.yaml` where that is there, else the shipped default.
 * Undefined if the theme has faults, which are reported.
 * @throws NoSuchTheme if there is no theme of that name.
 * @throws SystemFailure if a file can't be read.
 */
export function openTheme(
  name: string | undefined,
  folder: string | undefined,
  problems: Problems,
): OpenedTheme | undefined {
  const wanted = name ?? 'default';
  if (/\.ya?ml$/iu.test(wanted)) return openFile(wanted, wanted, problems);
  const own = folder === undefined ? undefined : join(folder, 'themes', `${wanted}.yaml`);
  if (own !== undefined && !/[\\/]/u.test(wanted) && isFile(own)) {
    return openFile(own, `themes/${wanted}.yaml`, problems);
  }
  const shipped = Object.values(THEMES).find((theme) => theme.name === wanted);
  if (shipped !== undefined) return { theme: shipped, fonts: openFonts(shipped) };
  const known = [...Object.keys(THEMES), ...(folder === undefined ? [] : themesIn(folder))];
  const near = suggest(wanted, known);
  const hint = near === undefined ? `; there are ${known.join(', ')}` : `; did you mean "${near}"?`;
  throw new NoSuchTheme(`there is no theme named "${wanted}"${hint}`);
}

function themesIn(folder: string): readonly string[] {
  return filesIn(join(folder, 'themes'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'));
}

function openFile(path: string, shown: string, problems: Problems): OpenedTheme | undefined {
  if (!isFile(path)) throw new SystemFailure(shown, `cannot read ${shown}: there is no such file`);
  const source = readOrReport(path, shown.replaceAll('\\', '/'), problems);
  if (source === undefined) return undefined;
  const read = (file: string) => readFont(dirname(path), file);
  const opened = readTheme(source, read, problems);
  if (opened === undefined || problems.hasErrors) return undefined;
  const { theme, files } = opened;
  return { theme, fonts: openFonts(theme, files) };
}

function readFont(folder: string, file: string): Uint8Array | { readonly refused: string } {
  if (file.startsWith('npm:')) return readFromPackage(folder, file.slice('npm:'.length));
  const found = inside(folder, file);
  if ('path' in found) return readBytes(found.path, file);
  return {
    refused: found.refused === 'missing' ? 'there is no such file' : 'it is outside the folder',
  };
}

/** A file of a package that is installed where the theme stands. */
function readFromPackage(folder: string, file: string): Uint8Array | { readonly refused: string } {
  const { resolve: find } = createRequire(join(resolve(folder), 'theme.yaml'));
  try {
    return readBytes(find(file), file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).includes('NOT_FOUND')) {
      return { refused: 'no such package is installed, or it has no such file' };
    }
    throw error;
  }
}
