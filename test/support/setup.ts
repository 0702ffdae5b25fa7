/**
 * Runs before each test file: whatever a library logs or warns of fails the test that made it, since a
 * library's warning is the only sign of a document that isn't right.
 */
import { afterEach, beforeEach } from 'vitest';

// Files that share a process share what listens there.
declare global {
  var saidInTests: string[] | undefined;
}
const isFirst = globalThis.saidInTests === undefined;
const said = (globalThis.saidInTests ??= []);

for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
  console[method] = (...parts: unknown[]) => {
    said.push(`console.${method}: ${parts.map(String).join(' ')}`);
  };
}

// Node's own notices about features that tests use on purpose say nothing of the documents.
const OWN = new Set(['ExperimentalWarning']);
if (isFirst) {
  process.on('warning', ({ name, message }) => {
    if (!OWN.has(name)) said.push(`${name}: ${message}`);
  });
}

beforeEach(() => {
  said.length = 0;
});

afterEach(async () => {
  // Warnings of the process come in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  if (said.length > 0) throw new Error(`a library logged:\n${said.join('\n')}`);
});
