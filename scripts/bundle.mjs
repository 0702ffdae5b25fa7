// Compiles parts of the project for tools and tests: Node.js 20 runs no TypeScript.
import { build } from 'esbuild';

/**
 * Writes ES modules that leave packages where they are. So the target must be a folder inside the project,
 * where packages are found.
 *
 * @param {import('esbuild').BuildOptions} options entry points, and where to write
 */
export async function bundle(options) {
  await build({
    ...options,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Packages are themselves, and not the types that the project has for some.
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}
