/** Messages about making a new project. */
import type { Problem } from '../types.ts';

export function folderNotEmpty(folder: string, held: string): Problem {
  return {
    severity: 'error',
    code: 'folder-not-empty',
    message: `${folder} is not empty: it holds ${held}`,
    notes: ['a new project could replace what is there'],
    hints: ['name a folder that is empty, or that is not there yet'],
  };
}

export function notAFolder(folder: string): Problem {
  return {
    severity: 'error',
    code: 'not-a-folder',
    message: `${folder} is a file, not a folder`,
    notes: [],
    hints: ['name a folder that is empty, or that is not there yet'],
  };
}
