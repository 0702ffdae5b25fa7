import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakParagraph } from '../../src/text/lines.ts';
import { testFonts } from '../support/fonts.ts';

const fonts = testFonts();
const set = (text: string, width: number) =>
  breakParagraph([{ text, face: 'sans', size: 12.8, data: 0 }], width, fonts).map((line) =>
    line.pieces.map((piece) => piece.text).join(''),
  );
/** Tries many widths, and gives every line end that was chosen. */
const ends = (text: string) =>
  new Set(
    Array.from({ length: 60 }, (_, step) => set(text, 120 + step * 5))
      .flatMap((lines) => lines.slice(0, -1))
      .map((line) => line.trimEnd().split(' ').at(-1)),
  );

const PROSE =
  'Ofsted analysed 67 serious case reviews and found that vulnerable children’s views were overlooked. Sometimes a child was not seen by the professionals involved; in other cases the child was seen but not asked.';

describe('lines', () => {
  it('keeps every character in order, at any width', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            'bb',
            'word',
            'multi-agency',
            '–',
            '5',
            '%',
            'https://x.org/a/b?c=d',
            'é',
            '漢字',
            ' ',
            '\n',
            '“q”',
            '…',
          ),
          { maxLength: 60 },
        ),
        fc.integer({ min: 20, max: 400 }),
        (parts, width) => {
          const text = parts.join('');
          expect(set(text, width).join('')).toBe(text.replaceAll('\n', ' '));
        },
      ),
    );
  });

  it('never sets a line wider than its room, but for a single character', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'committee',
            'a',
            'safeguarding',
            'https://example.org/a-long/path/to?x=1&y=2',
            '2023–24',
            '5 %',
          ),
          { minLength: 1, maxLength: 40 },
        ),
        fc.integer({ min: 30, max: 400 }),
        (parts, width) => {
          const runs = [{ text: parts.join(' '), face: 'sans', size: 12.8, data: 0 }];
          for (const line of breakParagraph(runs, width, fonts))
            expect(line.width).toBeLessThanOrEqual(width + 0.5);
        },
      ),
    );
  });

  it('leaves no lone word on the last line', () => {
    for (let width = 150; width < 480; width += 3) {
      expect(set(PROSE, width).at(-1)?.trim().split(' ').length).toBeGreaterThan(1);
    }
  });

  it.each([
    ['In the year 2023–24 there were some reviews of cases', ['2023', '2023–']],
    ['About 5 % of these and £1,000 or 3 km and 12 months of it', ['5', '3', '12', '£', '£1']],
    [
      'See p. 7 and Figure 3 and no. 4 and Section 11 of it all',
      ['p.', 'Figure', 'no.', 'Section'],
    ],
    ['It came on 14 April 2011 and again on 1 May 2012 as planned', ['14', 'April', '1', 'May']],
    ['Call 0808 800 5000 or Dr Smith or the Children Act 2004', ['0808', '800', 'Dr', 'Act']],
    ['Computed as 93 − 2 = 91 from the two counts that the source gives', ['93', '−', '2', '=']],
    ['A hyphen as in e-mail or co-op or self-harm stays where it is', ['e-', 'co-']],
  ])('does not part what belongs together: %s', (text, forbidden) => {
    const chosen = ends(text);
    for (const end of forbidden) expect([...chosen]).not.toContain(end);
  });

  it('parts a long address before a new part of it', () => {
    const lines = set(
      'https://www.example.org/reports/2011/serious-case-reviews?page=2&sort=date',
      200,
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/\w]$/);
  });

  it('ends a line where the text says so', () => {
    expect(set('one\ntwo three', 400)).toEqual(['one ', 'two three']);
  });

  it.each([
    ['§', '§ 47'],
    ['Year', 'Year 7'],
    ['10', '10 a.m.'],
    ['5', '5 °C'],
    ['SW1A', 'SW1A 2AA'],
    ['aged', 'aged 5'],
    ['39', '39 of 93'],
    ['n', 'n = 93'],
    ['J.', 'J. Smith'],
  ])('does not leave %s of %s at the end of a line', (end, phrase) => {
    const text = `The reviewers wrote about it at length and found ${phrase} among many other things`;
    expect([...ends(text)]).not.toContain(end);
  });

  it('breaks between ideographs, but not before a full stop', () => {
    const lines = set('漢字漢字漢字漢字。', 30);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).not.toMatch(/^。/);
  });
});
