/** Turns two versions of a document's Markdown into sentences on the figures that differ. */

/** What stands in the output folder, and what a build would write. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

// An entry of the annex of evidence: "**Label: 12 children.**", with more behind it on the line.
const ENTRY = /^\*\*(?<label>.+?): (?<quantity>[^*]+)\.\*\*/u;

/**
 * One sentence a figure whose entry in the annex of evidence differs, in the order of the new text. A
 * document without the annex gives none, since words alone don't say which fact a number belongs to.
 */
export function changedFigures({ before, after }: Texts): readonly string[] {
  const old = entries(before);
  const now = entries(after);
  const changed = [...now].flatMap(([label, quantity]) => {
    const earlier = old.get(label);
    if (earlier === quantity) return [];
    return earlier === undefined
      ? [`“${label}” is new: ${quantity}.`]
      : [`“${label}” was ${earlier} and is now ${quantity}.`];
  });
  const gone = [...old]
    .filter(([label]) => !now.has(label))
    .map(([label, quantity]) => `“${label}” is no longer printed; it was ${quantity}.`);
  return [...changed, ...gone];
}

function entries(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const { label, quantity } = ENTRY.exec(line)?.groups ?? {};
      return label === undefined || quantity === undefined ? [] : [[plain(label), plain(quantity)]];
    }),
  );
}

/** Markdown's escapes taken away, for words that are shown as text. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\\(?<sign>[!-/:-@[-`{-~])/gu, '$<sign>');
}
