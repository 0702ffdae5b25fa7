/** Messages about a PDF that doesn't agree with itself, or with the project that it was made from. */
import { short } from '../make.ts';
import type { Problem } from '../types.ts';

interface Parts {
  readonly notes?: readonly string[];
  readonly hints?: readonly string[];
}

function difference(
  code: string,
  message: string,
  { notes = [], hints = [] }: Parts = {},
): Problem {
  return { severity: 'error', code, message, notes, hints };
}

export function unreadablePdf(why: string): Problem {
  return difference('unreadable-pdf', `the file cannot be verified: ${why}`, {
    notes: [
      'only a PDF as Briefwright wrote it can be: one that another program saved is another file',
    ],
    hints: ['ask for the file as it was built'],
  });
}

export function noRecord(): Problem {
  return difference('no-record', 'the PDF carries no record of what it was made from', {
    notes: ['briefwright build puts one into each document; render and chart do not'],
  });
}

export function badRecord(name: string, why: string): Problem {
  return difference('bad-record', `its attachment ${name} is broken: ${short(why)}`);
}

export function attachmentGone(name: string): Problem {
  return difference('attachment-missing', `the attachment ${name} is missing`);
}

export function attachmentAdded(name: string): Problem {
  return difference('attachment-added', `the attachment "${short(name)}" is not in the manifest`);
}

export function attachmentChanged(name: string): Problem {
  return difference(
    'attachment-differs',
    `the attachment ${name} is not the one that the manifest names`,
    {
      notes: ['its SHA-256 differs'],
    },
  );
}

export function lineDiffers(name: string, line: number, found: string, wanted: string): Problem {
  return difference('attachment-disagrees', `line ${line} of ${name} disagrees with data.json`, {
    notes: [`${name} says: ${short(found)}`, `data.json gives: ${short(wanted)}`],
  });
}

export function figureDisagrees(figure: string, printed: string, data: string): Problem {
  return difference(
    'figure-disagrees',
    `${figure} is printed as ${short(printed)}, and the data say ${data}`,
  );
}

export function figureUnknown(figure: string): Problem {
  return difference('figure-unknown', `${figure} is printed, and the data have no such figure`);
}

export function figureOnPage(
  figure: string,
  {
    page,
    found,
    recorded,
  }: { readonly page: number; readonly found: string; readonly recorded: string },
): Problem {
  return difference(
    'figure-on-page',
    `${figure} is ${recorded} in the manifest, and page ${page} says ${found === '' ? 'nothing' : short(found)}`,
  );
}

export function passageGone(figures: string): Problem {
  return difference(
    'passage-missing',
    `a text with these figures is not on the pages as it was made: ${figures}`,
  );
}

export function tooDisordered(): Problem {
  return difference(
    'passage-order',
    'its texts are not in the order of its manifest, so they cannot be looked for',
  );
}

export function chartsDiffer(recorded: number, found: number): Problem {
  return difference(
    'charts-differ',
    `the manifest names ${recorded} charts, and the pages show ${found}`,
  );
}

export function notOnPage(what: 'status' | 'marking', text: string, page: number): Problem {
  return difference(`${what}-missing`, `page ${page} does not say "${short(text)}"`);
}

export function notInProject(document: string): Problem {
  return difference('not-in-project', `the project does not build "${short(document)}"`);
}

export function figureChanged(figure: string, pdf: string, project: string): Problem {
  return difference(
    'figure-changed',
    `${figure} is ${pdf} in the PDF, and ${project} in the project`,
    {
      hints: ['ask for the present document, or build it'],
    },
  );
}

export function partChanged(part: string, pdf: string, project: string): Problem {
  return difference(
    'part-changed',
    `${part}: ${short(pdf)} in the PDF, and ${short(project)} in the project`,
  );
}

export function contentChanged(what: string): Problem {
  return difference('content-changed', `the ${what} of the project would give another document`);
}

export function bytesChanged(where: string): Problem {
  return difference('bytes-changed', `the file is not the one that the project gives: ${where}`, {
    notes: ['the figures agree'],
  });
}
