/** What the parts of the SVG reader share: the file's definitions, and a way to report each fault once. */
import type { Problems } from '../problems/problems.ts';
import type { Problem, Span } from '../problems/types.ts';
import { missingReference } from '../problems/messages/svg.ts';
import { suggest } from '../problems/suggest.ts';
import type { Colour } from './types.ts';
import { attributeSpan, spanOf } from './xml.ts';
import type { Element } from './xml.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A chart may have thousands of marks, all with the same fault. */
const mostOfOneFault = 10;

export class Reader {
  /** Elements by id, wherever they stand: Vega defines after use. */
  readonly ids = new Map<string, Element>();
  /** The size of user space, of which percentages are parts. */
  readonly viewport: Size;
  readonly colours = new Map<string, Colour | undefined>();
  readonly #problems: Problems;
  readonly #reported = new Map<string, number>();
  failed = false;

  constructor(root: Element, viewport: Size, problems: Problems) {
    this.viewport = viewport;
    this.#problems = problems;
    this.#collect(root);
  }

  /** Reports a fault at an attribute, or at the element; the same fault of very many elements a few times. */
  report(element: Element, attribute: string | undefined, problem: (span: Span) => Problem): void {
    const span = attribute === undefined ? spanOf(element) : attributeSpan(element, attribute);
    const found = problem(span);
    if (found.severity === 'error') this.failed = true;
    const count = (this.#reported.get(found.message) ?? 0) + 1;
    this.#reported.set(found.message, count);
    if (count <= (found.severity === 'error' ? mostOfOneFault : 1)) this.#problems.add(found);
  }

  /** The element that `url(#id)` or `#id` names; reports if there is none. */
  resolve(id: string, element: Element, attribute: string): Element | undefined {
    const target = this.ids.get(id);
    if (target === undefined) {
      this.report(element, attribute, (span) =>
        missingReference(span, id, suggest(id, this.ids.keys())),
      );
    }
    return target;
  }

  #collect(element: Element): void {
    const { id } = element.attributes;
    if (id !== undefined && !this.ids.has(id)) this.ids.set(id, element);
    for (const child of element.children) {
      if (typeof child !== 'string') this.#collect(child);
    }
  }
}
