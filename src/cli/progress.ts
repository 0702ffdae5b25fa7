/** Shows on a terminal how far a run is, and about how long it will still take. */
import type { Progress } from '../documents.ts';
import { visible } from '../problems/visible.ts';

const AFTER_MS = 1000;
const BAR = 20;

/** Shows progress once the work has lasted a second, and none in a pipe. */
export function showProgress(): { readonly progress: Progress; readonly end: () => void } {
  const started = performance.now();
  let shown = false;
  const progress: Progress = (step) => {
    const elapsed = performance.now() - started;
    if (!process.stderr.isTTY || elapsed < AFTER_MS) return;
    shown = true;
    const line = progressLine(step, elapsed, process.stderr.columns);
    process.stderr.write(`\r\u001B[K${line}`);
  };
  const end = () => {
    if (shown) process.stderr.write('\r\u001B[K');
  };
  return { progress, end };
}

/** One line of progress, no wider than the terminal. */
export function progressLine(
  { done, total, name }: Parameters<Progress>[0],
  elapsed: number,
  columns = 80,
): string {
  const full = Math.round((done / Math.max(1, total)) * BAR);
  const bar = `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
  const left = (elapsed / Math.max(1, done)) * (total - done);
  const line = `${bar} ${done} of ${total}, ${inWords(left)} left: ${visible(name)}`;
  return Array.from(line)
    .slice(0, Math.max(BAR, columns - 1))
    .join('');
}

// Rounded up: a bar that ends early disappoints nobody.
function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
