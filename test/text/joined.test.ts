import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInitial, isNameOfPart, isSign, isTitle, isUnit } from '../../src/text/joined.ts';

/** The rules as patterns, each with what tells of the same. */
const RULES: readonly (readonly [RegExp, (word: string) => boolean])[] = [
  [
    /(^|[^\p{L}\p{N}])(pp?|nos?|vols?|chs?|paras?|ss?|figs?|Figs?|Nos?|c|ca|Figures?|Tables?|Charts?|Sections?|Chapters?|Parts?|Appendix|Annex|Notes?|Pages?|Box|Articles?|Clauses?|Paragraphs?|Items?|Paper|Cases?|Child|Family|Step|Version|Edition|Act|Regulations|Schedule|Volume|Grade|Level|Year|Stage|Week|Day|Phase|Quarter|Room|Panel|figures?|tables?|sections?|chapters?|pages?|notes?|paragraphs?|version|evidence|aged?|circa|cols?)\.?$/u,
    isNameOfPart,
  ],
  [/(^|[^\p{L}])(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|St|Rev)\.?$/u, isTitle],
  [/(^|[^\p{L}\p{N}])[§¶#£$€]$/u, isSign],
  [/(^|[^\p{L}\p{N}])\p{Lu}\.$/u, isInitial],
  [
    /^(%|‰|°|per ?cent|percent|percentage|[kKMGT]i?B|[kcmµn]?m|k?g|mg|m?l|ha|p[tx]|am|pm|[ap]\.m\.|°[CF]|h|s|min|hrs?|k?W|kWh|[kM]?Hz|million|billion|thousand|hundred|m|bn|k|weeks?|months?|years?|days?|hours?|minutes?)(?![\p{L}\p{N}])/u,
    isUnit,
  ],
];

const names =
  'p pp no nos vol ch para ss Fig Nos ca Figure Tables Charts Annex Box Regulations age aged circa cols col Mr Mrs Dr St Rev per cent percent KiB GB km µm mg ml ha pt px am a.m. p.m. °C °F h hrs kWh MHz million bn k weeks day';
const parts = fc.oneof(
  fc.constantFrom(...names.split(' ')),
  fc.constantFrom('.', '(', '-', 'é', 'É', '1', '²', '𝟏', '𐐀', '𐐨', '\ud800', '\udc00', '£', '§'),
  fc.constantFrom('A', 'b', 'x', '%', '°', '‰', ' ', '“', '/'),
);

test('what holds on to its neighbour is what the patterns say', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 4 }), (chosen) => {
      const word = chosen.join('');
      for (const [pattern, is] of RULES) expect(is(word), word).toBe(pattern.test(word));
    }),
    { numRuns: 20_000 },
  );
});
