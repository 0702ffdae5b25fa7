/** Finds the labels of a picture in its PDF, each with its box, as a viewer would. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../src/charts/scene.ts';

export interface Label extends Box {
  readonly text: string;
}

/** In points from the top left of the first page. The box holds ascenders and descenders, not the whole em. */
export async function labelsOf(pdf: Uint8Array): Promise<{ labels: Label[]; page: Box }> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const labels = items.flatMap((item): Label[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , size, left, baseline] = item.transform as readonly number[];
    if (size === undefined || left === undefined || baseline === undefined) return [];
    // Each label ends with a space that nobody sees; in Source Sans it is a fifth of the em.
    const spaces = item.str.length - item.str.trimEnd().length;
    return [
      {
        text: item.str.trim(),
        left,
        right: left + item.width - spaces * 0.2 * size,
        top: height - baseline - 0.71 * size,
        bottom: height - baseline + 0.21 * size,
      },
    ];
  });
  await document.destroy();
  return { labels, page: { left: 0, top: 0, right: width, bottom: height } };
}

/** Pairs of labels that stand on each other, and labels that the page cuts, in words. */
export function clashes(labels: readonly Label[], page: Box): string[] {
  const cut = labels.filter(
    (label) =>
      label.left < page.left - 0.1 ||
      label.top < page.top - 0.1 ||
      label.right > page.right + 0.1 ||
      label.bottom > page.bottom + 0.1,
  );
  const pairs = labels.flatMap((a, index) =>
    labels
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.1,
      )
      .map((b) => `"${a.text}" stands on "${b.text}"`),
  );
  return [...cut.map(({ text }) => `"${text}" is cut`), ...pairs];
}
