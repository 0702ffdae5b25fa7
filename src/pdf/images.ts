/** Turns PNG and JPEG bytes into image objects, each embedded once and drawn where it is wanted. */
import type { Layout } from '../layout/types.ts';
import type { DrawingNode, Matrix } from '../svg/types.ts';
import type { Content } from './content.ts';
import type { EmbeddedImage, Pdf } from './pdfkit.ts';

/** Where the unit square of an image goes, by Exif orientation: turned upright in a square, y down. */
const orientations: Readonly<Record<number, Matrix>> = {
  1: [1, 0, 0, -1, 0, 1],
  2: [-1, 0, 0, -1, 1, 1],
  3: [-1, 0, 0, 1, 1, 0],
  4: [1, 0, 0, 1, 0, 0],
  5: [0, 1, -1, 0, 1, 0],
  6: [0, 1, 1, 0, 0, 0],
  7: [0, -1, 1, 0, 0, 1],
  8: [0, -1, -1, 0, 1, 1],
};

/** The images of one document. */
export class Images {
  readonly #images = new Map<Uint8Array, EmbeddedImage>();

  /**
   * Embeds all images of a layout in the order in which they are drawn. Done before drawing, since a PNG
   * is decoded in the background and drawing doesn't wait.
   */
  async embedAll(layout: Layout, pdf: Pdf): Promise<void> {
    for (const page of layout.pages) {
      for (const item of page.items) {
        if (item.kind === 'raster') await this.#embed(item.bytes, pdf);
        if (item.kind === 'drawing') await this.#embedNodes(item.drawing.nodes, pdf);
      }
    }
  }

  /** Draws an image into a box, stretched, or with its proportions kept in the middle of it. */
  draw(
    content: Content,
    bytes: Uint8Array,
    box: { x: number; y: number; width: number; height: number },
    fit: 'none' | 'contain',
  ): void {
    const image = this.#images.get(bytes);
    if (image === undefined || image.obj === null) throw new Error('an image was not embedded');
    const turned = (image.orientation ?? 1) > 4;
    const [width, height] = turned ? [image.height, image.width] : [image.width, image.height];
    const scale = Math.min(box.width / width, box.height / height);
    const [w, h] = fit === 'contain' ? [width * scale, height * scale] : [box.width, box.height];
    const upright = orientations[image.orientation ?? 1];
    if (upright === undefined) throw new Error('an image has an unknown orientation');
    content.resources.xobjects[image.label] = image.obj;
    content.save();
    content.transform([w, 0, 0, h, box.x + (box.width - w) / 2, box.y + (box.height - h) / 2]);
    content.transform(upright);
    content.paint(`/${image.label} Do`);
    content.restore();
  }

  async #embedNodes(nodes: readonly DrawingNode[], pdf: Pdf): Promise<void> {
    for (const node of nodes) {
      if (node.kind === 'group') await this.#embedNodes(node.children, pdf);
      if (node.kind === 'image') await this.#embed(node.bytes, pdf);
    }
  }

  async #embed(bytes: Uint8Array, pdf: Pdf): Promise<void> {
    if (this.#images.has(bytes)) return;
    const image = await pdf.image(bytes);
    if (image.colorSpace === 'DeviceCMYK') throw new Error('a JPEG in CMYK is no PDF/A');
    this.#images.set(bytes, image);
  }
}
