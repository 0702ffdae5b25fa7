/** Turns two versions of a document's Markdown into sentences on the figures that differ. */

/** What stands in the output folder, and what a build would write. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

// An entry of the annex of evidence: "**Label: 12 children.**", with more behind it on the line.
const ENTRY = /^\*\*(?<label>.+?): (?<quantity>[^*]+)\.\*\*/u;

/**
 * One sentence on the status if it differs, and one a figure whose entry in the annex of evidence does. A
 * document without the annex gives none, since words alone don't say which fact a number belongs to.
 */
export function changesOf({ before, after }: Texts): readonly string[] {
  const standing = changedStatus(before, after);
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
  return [...standing, ...changed, ...gone];
}

function changedStatus(before: string, after: string): readonly string[] {
  const [was, now] = [frontMatter(before, 'status'), frontMatter(after, 'status')];
  if (was === now) return [];
  const title = `“${frontMatter(after, 'title') ?? 'The document'}”`;
  if (now === undefined) return [`${title} is no longer ${was}.`];
  return [
    was === undefined ? `${title} is ${now} again.` : `${title} was ${was} and is now ${now}.`,
  ];
}

function frontMatter(text: string, key: string): string | undefined {
  const head = /^---\n(?<head>[^]*?)\n---\n/u.exec(text)?.groups?.['head'] ?? '';
  const line = head.split('\n').find((one) => one.startsWith(`${key}: `));
  return line?.slice(key.length + 2).replace(/^"(?<text>.*)"$/u, '$<text>');
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
