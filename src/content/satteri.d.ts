/**
 * What is used of the package. Its own types would add nodes to the syntax tree that its parser only makes when
 * asked to, and each of which would then have to be read.
 */
import type * as mdast from 'mdast';

/** Reads what the compiled parser wrote. */
export declare const MdastReader: new (tree: Uint8Array) => object;

export declare function materializeMdastTree(reader: object): mdast.Root;
