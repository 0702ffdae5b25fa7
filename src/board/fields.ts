/** The fields of a cover sheet that every board knows, with the labels that they have unless a profile says others. */

/** Fields of a line or two, which stand in the grid under the title. */
const DETAILS = {
  board: 'Board',
  meeting: 'Meeting',
  date: 'Meeting date',
  item: 'Agenda item',
  paper: 'Paper number',
  sponsor: 'Sponsor',
  author: 'Author',
  contact: 'Contact',
  purpose: 'Purpose',
  publication: 'Publication',
} as const;

/** Fields under headings of their own. */
const SECTIONS = {
  recommendations: 'Recommendations',
  summary: 'Summary',
  implications: 'Implications',
  previous_consideration: 'Previous consideration',
  appendices: 'Appendices',
} as const;

const LABELS: Readonly<Record<string, string>> = { title: 'Title', ...DETAILS, ...SECTIONS };

export const FIELDS: readonly string[] = Object.keys(LABELS);

export function isDetail(field: string): boolean {
  return Object.hasOwn(DETAILS, field);
}

/** The label of a known field; undefined for a field of the board's own. */
export function labelOf(field: string): string | undefined {
  return Object.hasOwn(LABELS, field) ? LABELS[field] : undefined;
}
