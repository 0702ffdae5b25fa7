import type { Plugin } from 'esbuild';

/** What of the packages is compiled in, and how. */
export declare const packages: Plugin;
