/** What can't be missing: where it is, the program is at fault, and stops rather than go on with a wrong value. */

/** The value, which the caller knows to be there. `what` names it in the message. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null)
    throw new Error(`this is a fault of Briefwright: no ${what}`);
  return value;
}

/** The member of a list at an index, which the caller knows to lie within. */
export function nth<T>(list: ArrayLike<T>, index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`this is a fault of Briefwright: nothing at ${index}`);
  return found;
}

/** What was thrown, as an error: JavaScript throws anything. */
export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
