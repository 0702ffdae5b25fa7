/** Gives tests the sandbox as it is shipped: compiled, so that Node can start its process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Host from '../../src/sandbox/host.ts';
import { bundle } from '../../scripts/bundle.mjs';

export interface Sandbox {
  readonly host: typeof Host;
  /** Removes what was compiled. */
  readonly remove: () => void;
}

/** Compiles the sandbox below `node_modules`, where packages are found, and loads it. */
export async function loadSandbox(): Promise<Sandbox> {
  const folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.sandbox-'));
  await bundle({
    entryPoints: {
      host: join(import.meta.dirname, '../../src/sandbox/host.ts'),
      'sandbox/child': join(import.meta.dirname, '../../src/sandbox/child.ts'),
    },
    outdir: folder,
  });
  const host: typeof Host = await import(pathToFileURL(join(folder, 'host.js')).href);
  return { host, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
