/** Turns a PDF into the words that pdf.js finds in it, which parts words by where their letters stand. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of the first page, as a search in the viewer sees them; sorted, since layout decides their order. */
export async function readerWords(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(1);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    return sortedWords(text.join(''));
  } finally {
    await task.destroy();
  }
}

/** The words of a text, sorted. */
export function sortedWords(text: string): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .sort();
}
