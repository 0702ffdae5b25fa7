/** Turns errors that a thread can't throw across into plain data, and back. */
import { SystemFailure } from '../effects.ts';
import { errorOf as asError } from '../problems/must.ts';

/** An error of the system or a fault of the program, as plain data. */
export interface Failure {
  readonly failure: {
    readonly message: string;
    readonly stack: string | undefined;
    /** Of an error of the system: the file. */
    readonly path: string | undefined;
  };
}

export function failureOf(error: unknown): Failure {
  const { message, stack } = asError(error);
  const path = error instanceof SystemFailure ? error.path : undefined;
  return { failure: { message, stack, path } };
}

export function errorOf({ failure: { message, stack, path } }: Failure): Error {
  if (path !== undefined) return new SystemFailure(path, message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
