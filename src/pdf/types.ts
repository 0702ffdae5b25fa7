/** What the PDF writer takes beside a layout. */

/** A file that travels inside the PDF, tied to the whole document (PDF/A-3 "associated file"). */
export interface Attachment {
  /** A file name without folders; unique in the document. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A MIME type such as `text/csv`. */
  readonly type: string;
  /** What a reader sees of it in the list of attachments. */
  readonly description: string;
  /** `Data`: what the document's figures were made from. `Source`: what the document was made from. */
  readonly relationship: 'Data' | 'Source' | 'Alternative' | 'Supplement';
}

export interface WriteOptions {
  readonly attachments?: readonly Attachment[];
}
