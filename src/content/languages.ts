/** Turns inline HTML that marks a change of language into nodes that hold what stands inside it. */
import type * as mdast from 'mdast';
import * as messages from '../problems/messages/content.ts';
import { must } from '../problems/must.ts';
import { spanOf, type Reading } from './state.ts';

/** What stands between `<span lang="cy">` or `<i lang="cy">` and its end. */
export interface Marked {
  readonly type: 'marked language';
  readonly language: string;
  /** Whether it is set in italics as well: `<i>`. */
  readonly italic: boolean;
  readonly children: readonly LanguageNode[];
  readonly position: NonNullable<mdast.Html['position']>;
}

export type LanguageNode = mdast.PhrasingContent | Marked;

const OPENING = /^<(?<name>span|i)\s+lang=(?<quote>["'])(?<language>[^"']*)\k<quote>\s*>$/iu;
const OTHER = /^<(?<name>span|i)(?:\s[^>]*)?(?<!\/)>$/iu;
const CLOSING = /^<\/(?<name>span|i)\s*>$/iu;

/** An element that is open: of a language, or any other of that name, whose end is not ours. */
interface Open {
  readonly name: string;
  readonly html: mdast.Html;
  readonly language: string | undefined;
  /** Its place among the nodes. */
  readonly at: number;
}

/** Whether a text is a language tag in the form of BCP 47. */
export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/iu.test(text);
}

/** Neighbours with each marked stretch as one node. What is never closed, or names no language, stays as it is. */
export function withLanguages(
  nodes: readonly mdast.PhrasingContent[],
  reading: Reading,
): readonly LanguageNode[] {
  if (!nodes.some((node) => node.type === 'html' && OPENING.test(node.value))) return nodes;
  const stretches = new Stretches(reading);
  for (const node of nodes) stretches.add(node);
  return stretches.all();
}

class Stretches {
  readonly #reading: Reading;
  readonly #nodes: LanguageNode[] = [];
  readonly #open: Open[] = [];
  readonly #counts = new Map<string, number>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  add(node: mdast.PhrasingContent): void {
    if (node.type !== 'html') this.#nodes.push(node);
    else if (!this.#closes(node)) {
      this.#opens(node);
      this.#nodes.push(node);
    }
  }

  all(): readonly LanguageNode[] {
    while (this.#open.length > 0) this.#leave();
    return this.#nodes;
  }

  #opens(html: mdast.Html): void {
    const known = OPENING.exec(html.value)?.groups;
    const name = nameOf(known ?? OTHER.exec(html.value)?.groups);
    if (name === undefined) return;
    const language = known?.['language'];
    const isKnown = language === undefined || isLanguageTag(language);
    if (!isKnown) {
      const { problems, flavour } = this.#reading;
      problems.add(messages.badLanguage(spanOf(html, this.#reading), language, flavour));
    }
    const at = this.#nodes.length;
    this.#open.push({ name, html, language: isKnown ? language : undefined, at });
    this.#count(name, 1);
  }

  /** Whether the node ends a stretch, and so is part of it. */
  #closes(html: mdast.Html): boolean {
    const name = nameOf(CLOSING.exec(html.value)?.groups);
    if (name === undefined || (this.#counts.get(name) ?? 0) === 0) return false;
    while (this.#open.at(-1)?.name !== name) this.#leave();
    const { html: opening, language, at } = this.#pop();
    if (language === undefined) return false;
    const [, ...children] = this.#nodes.splice(at);
    const italic = name === 'i';
    const position = { start: placeOf(opening).start, end: placeOf(html).end };
    this.#nodes.push({ type: 'marked language', language, italic, children, position });
    return true;
  }

  /** Passes over an element whose end doesn't stand beside its beginning. */
  #leave(): void {
    const last = this.#pop();
    if (last.language === undefined) return;
    const { problems, flavour } = this.#reading;
    const span = spanOf(last.html, this.#reading);
    problems.add(messages.unclosedLanguage(span, last.name, flavour));
  }

  #pop(): Open {
    const last = must(this.#open.pop(), 'open element');
    this.#count(last.name, -1);
    return last;
  }

  #count(name: string, by: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }
}

function placeOf({ position }: mdast.Html): NonNullable<mdast.Html['position']> {
  return must(position, 'position of an element');
}

function nameOf(groups: Readonly<Record<string, string>> | undefined): string | undefined {
  return groups?.['name']?.toLowerCase();
}
