/** Turns PDFs and SVGs into pixels, at several times the size and averaged down, so that two renderers agree. */
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { Resvg } from '@resvg/resvg-js';
import { defaultTheme } from '../../src/layout/theme.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, opaque. */
  readonly data: Uint8Array;
}

/** How much larger a page is rendered before it is averaged down. */
const oversampling = 4;

const require = createRequire(import.meta.url);
/** The font files of the default theme, by the path of each. */
const fontFiles = defaultTheme.faces.map(({ file }) => require.resolve(file));

let library: Promise<PDFiumLibrary> | undefined;

/** Renders one page of a PDF, white where nothing is drawn. */
export async function pdfPixels(
  bytes: Uint8Array,
  page = 0,
  times = oversampling,
): Promise<Pixels> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    const image = await document.getPage(page).render({ scale: times, render: 'bitmap' });
    return averaged(image, image.data, times);
  } finally {
    document.destroy();
  }
}

/** Renders an SVG on white, with the theme's fonts and no other. */
export function svgPixels(svg: string, times: number): Pixels {
  const image = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'zoom', value: times },
    font: {
      loadSystemFonts: false,
      fontFiles,
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
      serifFamily: 'Source Serif 4',
      monospaceFamily: 'Source Code Pro',
    },
  }).render();
  return averaged(image, image.pixels, times);
}

function averaged(
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  data: Uint8Array,
  times: number,
): Pixels {
  const [w, h] = [Math.floor(width / times), Math.floor(height / times)];
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  const pixels = new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
  const result = new Uint8Array(w * h * 4);
  const area = times * times;
  const half = area / 2;
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      // Two channels are added up in one number, each in 16 bits: 36 times 255 fits.
      let even = 0;
      let odd = 0;
      for (let dy = 0; dy < times; dy += 1) {
        const row = (y * times + dy) * width + x * times;
        for (let at = row; at < row + times; at += 1) {
          const pixel = pixels[at]!;
          even += pixel & 0x00ff00ff;
          odd += (pixel >>> 8) & 0x00ff00ff;
        }
      }
      const to = (y * w + x) * 4;
      result[to] = Math.floor(((even & 0xffff) + half) / area);
      result[to + 1] = Math.floor(((odd & 0xffff) + half) / area);
      result[to + 2] = Math.floor(((even >>> 16) + half) / area);
      result[to + 3] = Math.floor(((odd >>> 16) + half) / area);
    }
  }
  return { width: w, height: h, data: result };
}
