/** What each rule of good charts asks for, as readers are told where a chart sets it aside. */
export const ASKS: Readonly<Record<string, string>> = {
  'vanishing-row': 'Each row of the table is drawn',
  pie: 'No pies: bars compare better',
  'truncated-bar': 'The scale of bars and areas starts at zero',
  'many-categories': 'At most six bars without groups',
  legend: 'Up to four series are labelled where they are, without a legend',
  'parts-do-not-sum': 'The parts of a stacked bar add up to its whole',
  contrast:
    'Shapes differ from white, and from their neighbours, by 3:1 or by an outline; text by 4.5:1',
  'small-text': 'No text is printed below 9 pt',
  'level-text': 'Text runs level',
  overlap: 'No two texts stand on each other',
  'cut-text': 'No text is cut or shortened',
  'many-grid-lines': 'An axis has at most ten grid lines',
  'single-number': 'A chart draws more than one number',
  'percent-without-base': 'Percentages stand with their base',
  'two-point-line': 'Lines have three points at least',
  'typed-number': 'No number is typed in a title, a label or an alternative text',
  'alt-number': 'The alternative text says no number that the chart doesn’t show',
};
