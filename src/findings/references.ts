/** Turns names in a data file into what they name, reporting names that nothing has. */
import { unknownReference } from '../problems/messages/references.ts';
import type { Problems } from '../problems/problems.ts';
import type { Place } from './place.ts';

export type ReferenceKind = 'fact' | 'unit' | 'source' | 'theme' | 'caveat';

/** What can be named. `declared` holds also the names of entries that have faults of their own. */
export class References<T> {
  readonly #kind: ReferenceKind;
  readonly #known: ReadonlyMap<string, T>;
  readonly #declared: ReadonlySet<string>;
  readonly #problems: Problems;

  constructor(
    kind: ReferenceKind,
    known: ReadonlyMap<string, T>,
    declared: Iterable<string>,
    problems: Problems,
  ) {
    this.#kind = kind;
    this.#known = known;
    this.#declared = new Set(declared);
    this.#problems = problems;
  }

  /** Undefined if there is no such thing, which is reported, or if it has a fault, which was. */
  find(name: string, place: Pick<Place, 'span'>): T | undefined {
    const found = this.#known.get(name);
    if (found === undefined && !this.#declared.has(name)) {
      this.#problems.add(
        unknownReference(place.span, { kind: this.#kind, name, known: [...this.#declared] }),
      );
    }
    return found;
  }

  /** All that a list of names names; what there isn't is left out and reported. */
  findAll(names: readonly string[] | undefined, list: Place): readonly T[] {
    const found = (names ?? []).map((name, index) => this.find(name, list.at(index)));
    return found.filter((item) => item !== undefined);
  }
}
