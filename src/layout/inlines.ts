/** Turns inlines into runs of text in the theme's faces, each knowing its tag, its colour and its link. */
import { must } from '../problems/must.ts';
import { inlineText } from '../content/inlines.ts';
import type { Image, Inline, Link } from '../content/types.ts';
import { faceId, faceStyle } from '../text/faces.ts';
import type { FaceStyle } from '../text/faces.ts';
import type { Fonts, Run } from '../text/types.ts';
import { inFaces } from './inFaces.ts';
import type { Job } from './job.ts';
import { pictureSize } from './pictures.ts';
import type { PictureSize } from './pictures.ts';
import type { TagNode } from './tags.ts';
import type { TypeSize } from './theme.ts';
import type { LinkTarget, Mark } from './types.ts';

/** What a piece of a line needs to be drawn. */
export interface Ink {
  readonly mark: Mark;
  readonly colour: string;
  readonly strike: boolean;
  /** How far above the baseline. */
  readonly rise: number;
  readonly link: LinkUse | undefined;
  readonly picture: PictureUse | undefined;
  /** The note cited, and where a link back to the citation goes. */
  readonly note:
    | { readonly id: string; readonly citation: string; readonly first: boolean }
    | undefined;
}

export interface LinkUse {
  readonly target: LinkTarget;
  readonly contents: string;
  readonly tag: TagNode;
  /** The colour of the line under it; places in the document have a quiet one, so that figures stay easy to read. */
  readonly underline: string | undefined;
}

interface PictureUse extends PictureSize {
  readonly image: Image;
  readonly tag: TagNode | undefined;
}

interface Style {
  readonly face: FaceStyle;
  readonly size: number;
  readonly colour: string;
  readonly strike: boolean;
  readonly rise: number;
  readonly link: LinkUse | undefined;
  readonly tag: TagNode;
}

/** Where inlines are set: their tag, their type, and the room that a picture among them may take. */
export interface InlinePlace {
  readonly tag: TagNode;
  readonly type: TypeSize;
  readonly room: { readonly width: number; readonly height: number };
  /** Whether links to places in the document go without a line: in tables and large numerals. */
  readonly bareLinks?: boolean;
}

/** The runs of a stretch of inlines. Their content goes to the end of `place.tag`. */
export function setInlines(inlines: readonly Inline[], place: InlinePlace, job: Job): Run<Ink>[] {
  const style: Style = {
    face: faceStyle(place.type.face),
    size: place.type.size,
    colour: place.type.colour,
    strike: false,
    rise: 0,
    link: undefined,
    tag: place.tag,
  };
  const runs: Run<Ink>[] = [];
  const setter = new InlineSetter(runs, place, job);
  setter.all(inlines, style);
  return runs;
}

/** The runs of a plain text in one type, as part of `mark`. */
export function plainRuns(text: string, type: TypeSize, mark: Mark, fonts: Fonts): Run<Ink>[] {
  const ink: Ink = {
    mark,
    colour: type.colour,
    strike: false,
    rise: 0,
    link: undefined,
    picture: undefined,
    note: undefined,
  };
  return inFaces(text, type.face, fonts).map((part) => ({ ...part, size: type.size, data: ink }));
}

class InlineSetter {
  readonly #runs: Run<Ink>[];
  readonly #place: InlinePlace;
  readonly #job: Job;

  constructor(runs: Run<Ink>[], place: InlinePlace, job: Job) {
    this.#runs = runs;
    this.#place = place;
    this.#job = job;
  }

  all(inlines: readonly Inline[], style: Style): void {
    for (const inline of inlines) this.#one(inline, style);
  }

  #one(inline: Inline, style: Style): void {
    switch (inline.kind) {
      case 'text':
        return this.#text(inline.text.replaceAll(/\r\n?|\n|\t/g, ' '), style);
      case 'break':
        return this.#text('\n', style);
      case 'emphasis':
        return this.all(inline.inlines, { ...style, face: { ...style.face, italic: true } });
      case 'strong':
        return this.all(inline.inlines, { ...style, face: { ...style.face, weight: 600 } });
      case 'strikethrough':
        return this.all(inline.inlines, { ...style, strike: true });
      case 'language': {
        const tag = this.#job.tags.add('Span', style.tag, { language: inline.language });
        return this.all(inline.inlines, { ...style, tag });
      }
      case 'code span':
        return this.#code(inline.text.replaceAll(/\r\n?|\n|\t/g, ' '), style);
      case 'link':
        return this.#link(inline, style);
      case 'image':
        return this.#image(inline, style);
      case 'footnote reference':
        return this.#citation(inline.id, style);
    }
  }

  #text(text: string, style: Style): void {
    // Nothing is drawn of an empty text, so no tag may expect it.
    if (text === '') return;
    const { fonts, tags } = this.#job;
    const wanted = faceId(style.face, fonts.faces);
    const data = ink(style, tags.text(style.tag));
    for (const { text: part, face } of inFaces(text, wanted, fonts)) {
      this.#runs.push({ text: part, face, size: style.size, data });
    }
  }

  #code(text: string, style: Style): void {
    const { code } = this.#job.theme.type;
    const face = { ...style.face, family: 'mono' as const };
    this.#text(text, {
      ...style,
      face,
      size: Math.min(style.size, Math.max(code.size, style.size - 1)),
    });
  }

  #link(link: Link, style: Style): void {
    const target = this.#target(link);
    if (target === undefined) return this.all(link.inlines, style);
    const tag = this.#job.tags.add('Link', style.tag);
    const abroad = target.kind === 'url';
    const { accent, quiet } = this.#job.theme.colours;
    const underline = abroad ? accent : this.#place.bareLinks === true ? undefined : quiet;
    const use = {
      target,
      contents: said(link),
      tag,
      underline,
    } as const;
    const colour = abroad ? accent : style.colour;
    this.all(link.inlines, { ...style, tag, link: use, colour });
  }

  /** A link to a place that the document lacks stays as text. */
  #target(link: Link): LinkTarget | undefined {
    if (!link.url.startsWith('#')) return { kind: 'url', url: link.url };
    const place = this.#job.places.get(link.url.slice(1));
    return place && { kind: 'destination', name: place.destination };
  }

  #image(image: Image, style: Style): void {
    const size = pictureSize(image.picture, this.#place.room);
    // A picture that leads somewhere is not mere decoration, even if its author says nothing of it.
    const alt = image.alt === '' ? style.link?.contents : image.alt;
    const tag =
      alt === undefined
        ? undefined
        : this.#job.tags.add('Figure', style.tag, { alt, placement: 'Inline' });
    this.#runs.push({
      text: '\uFFFC',
      face: this.#place.type.face,
      size: style.size,
      objectWidth: size.width,
      data: {
        ...ink(style, tag === undefined ? 'layout' : this.#job.tags.content(tag)),
        picture: { ...size, image, tag },
      },
    });
  }

  #citation(id: string, style: Style): void {
    const { notes, tags, theme, cited, owed } = this.#job;
    const note = must(notes.get(id), `note "${id}", which is cited`);
    const first = !cited.has(id);
    if (first) {
      cited.add(id);
      owed.push(id);
    }
    const tag = tags.add('Link', tags.add('Reference', style.tag));
    const label = String(note.number);
    const { noteMark } = theme.type;
    const scale = style.size / theme.type.body.size;
    const marked: Style = {
      ...style,
      tag,
      face: faceStyle(noteMark.face),
      size: noteMark.size * scale,
      rise: style.size * 0.34,
      colour: noteMark.colour,
      link: {
        target: { kind: 'destination', name: note.destination },
        contents: theme.words.toNote.replace('{number}', label),
        tag,
        underline: undefined,
      },
    };
    const data = {
      ...ink(marked, tags.text(tag)),
      note: { id, citation: note.citation, first },
    };
    // A word joiner in all but name: the mark never starts a line.
    for (const part of inFaces(label, noteMark.face, this.#job.fonts)) {
      this.#runs.push({ ...part, size: marked.size, data });
    }
  }
}

function ink({ colour, strike, rise, link }: Style, mark: Mark): Ink {
  return { mark, colour, strike, rise, link, picture: undefined, note: undefined };
}

/** What assistive technology says of a link: a picture without words leaves nothing but the address. */
function said({ title, inlines, url }: Link): string {
  const words = title ?? inlineText(inlines);
  return words.trim() === '' ? url : words;
}
