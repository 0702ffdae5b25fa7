/** Which characters of a value are escaped, to the letter: no mark may begin, and no other character is touched. */
import { describe, expect, test } from 'vitest';
import { printed } from './filled.ts';

type Row = readonly [template: string, value: string, markdown: string];

describe('marks at the start of a line', () => {
  test.each<Row>([
    ['@', '# a', String.raw`\# a`],
    ['@', '#a', String.raw`\#a`],
    ['@', '> a', String.raw`\> a`],
    ['@', '+ a', String.raw`\+ a`],
    ['@', '- a', String.raw`\- a`],
    ['@', '=', String.raw`\=`],
    ['@', ': a', String.raw`\: a`],
    ['@', '12. a', String.raw`12\. a`],
    ['@', '12) a', String.raw`12\) a`],
    ['@', '12.', String.raw`12\.`],
    ['@', '12.5', '12.5'],
    ['@', '123456789. a', String.raw`123456789\. a`],
    ['@', '1234567890. a', '1234567890. a'],
    ['@', 'a1. b', 'a1. b'],
    ['@', '!a', '!a'],
    ['x @', '# a', 'x # a'],
    ['x @', '> a', 'x > a'],
    ['x @', '- a', 'x - a'],
    ['x @', '1. a', 'x 1. a'],
    ['> @', '# a', String.raw`> \# a`],
    ['- @', '- a', String.raw`- \- a`],
    ['* @', '1. a', String.raw`* 1\. a`],
    ['+ @', '1) a', String.raw`+ 1\) a`],
    ['1. @', '- a', String.raw`1. \- a`],
    ['22) @', '- a', String.raw`22) \- a`],
    ['1234567890. @', '- a', '1234567890. - a'],
    ['- [ ] @', '+ a', String.raw`- [ ] \+ a`],
    ['- [x] @', '+ a', String.raw`- [x] \+ a`],
    ['- [X] @', '1. a', String.raw`- [X] 1\. a`],
    ['- [y] @', '1. a', '- [y] 1. a'],
    ['## @', '# a', String.raw`## \# a`],
    ['[^1]: @', '- a', String.raw`[^1]: \- a`],
    ['[^1]: @', '1. a', String.raw`[^1]: 1\. a`],
    ['**@**', '# a', String.raw`**\# a**`],
    ['**@**', '1. a', '**1. a**'],
    ['x\n@', '---', `x\n${String.raw`\---`}`],
    ['x\n  @', '# a', `x\n  ${String.raw`\# a`}`],
    ['4@', '. a', String.raw`4\. a`],
    ['4@', ') a', String.raw`4\) a`],
    ['4@', '5. a', String.raw`45\. a`],
    ['x 4@', '. a', 'x 4. a'],
    ['12345678@', '9. a', String.raw`123456789\. a`],
    ['123456789@', '0. a', '1234567890. a'],
    ['@. a', '12', String.raw`12\. a`],
    ['@) a', '12', String.raw`12\) a`],
    ['@.', '12', String.raw`12\.`],
    ['@.5', '12', '12.5'],
    ['@, a', '12', '12, a'],
    ['@ a. b', '12', '12 a. b'],
    ['@.\n', '12', String.raw`12\.`],
    ['> @. a', '12', String.raw`> 12\. a`],
    ['x @. a', '12', 'x 12. a'],
    ['@. a', '1234567890', '1234567890. a'],
    ['@. a', '123456789', String.raw`123456789\. a`],
    ['@. a', 'A', 'A. a'],
  ])('%j with %j', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });
});

describe('marks inside a line', () => {
  test.each<Row>([
    ['x @ y', '*', String.raw`x \* y`],
    ['x @ y', '`', 'x \\` y'],
    ['x @ y', '[a]', String.raw`x \[a\] y`],
    ['x @ y', '|', String.raw`x \| y`],
    ['x @ y', '~', String.raw`x \~ y`],
    ['x @ y', '$5', String.raw`x \$5 y`],
    ['x @ y', 'a_b', 'x a_b y'],
    ['x @ y', 'a_1', 'x a_1 y'],
    ['x @ y', '_a', String.raw`x \_a y`],
    ['x @ y', 'a_', String.raw`x a\_ y`],
    ['x @ y', 'a _ b', String.raw`x a \_ b y`],
    ['x @ y', 'a_.', String.raw`x a\_. y`],
    ['x @ y', 'é_é', String.raw`x é\_é y`],
    ['x @ y', String.raw`a\b`, String.raw`x a\b y`],
    ['x @ y', String.raw`a\ b`, String.raw`x a\ b y`],
    ['x @ y', String.raw`a\.b`, String.raw`x a\\.b y`],
    ['x @ y', 'a\\', String.raw`x a\\ y`],
    ['x @ y', 'a < b', 'x a < b y'],
    ['x @ y', 'a <b>', String.raw`x a \<b> y`],
    ['x @ y', '</b>', String.raw`x \</b> y`],
    ['x @ y', '<!', String.raw`x \<! y`],
    ['x @ y', '<?', String.raw`x \<? y`],
    ['x @ y', '<1', 'x <1 y'],
    ['x @ y', 'a <', String.raw`x a \< y`],
    ['x @ y', 'R & D', 'x R & D y'],
    ['x @ y', '&amp;', String.raw`x \&amp; y`],
    ['x @ y', 'R & D &amp; z', String.raw`x R & D \&amp; z y`],
    ['x @ y', 'a < b <c>', String.raw`x a < b \<c> y`],
    ['x @ y', String.raw`a\b \.`, String.raw`x a\b \\. y`],
    ['x @ y', 'a # b #', String.raw`x a # b \# y`],
    ['x @ y', '&#35;', String.raw`x \&#35; y`],
    ['x @ y', 'a&b c', 'x a&b c y'],
    ['x @ y', 'a&b', String.raw`x a\&b y`],
    ['x @ y', 'a&#', String.raw`x a\&\# y`],
    ['x @ y', 'a &', String.raw`x a \& y`],
    ['x @ y', 'a &;', 'x a &; y'],
    ['x @ y', 'a #', String.raw`x a \# y`],
    ['x @ y', 'a ##', String.raw`x a \#\# y`],
    ['x @ y', 'a # b', 'x a # b y'],
    ['x @ y', '#1', 'x #1 y'],
    ['[a]@', '(b)', String.raw`[a]\(b)`],
    ['[a]@', ': b', String.raw`[a]\: b`],
    ['[a] @', '(b)', '[a] (b)'],
    ['x @[a](b)', 'y!', String.raw`x y\![a](b)`],
    ['x @[a](b)', 'y?', 'x y?[a](b)'],
    ['x @ [a](b)', 'y!', 'x y! [a](b)'],
    ['x @[a](b)', 'y\\!', String.raw`x y\\\![a](b)`],
    // Of backslashes before an expression Handlebars takes one away.
    ['x \\\\@', 'a', String.raw`x \\a`],
    ['x \\\\@', '*a', String.raw`x \\\*a`],
    ['x \\\\\\@', 'a', String.raw`x \\a`],
    ['x \\\\\\\\@', 'a', String.raw`x \\\\a`],
    ['x &am@ y', 'p;', String.raw`x \&amp; y`],
    ['x &@ y', '#35;', String.raw`x \&#35; y`],
    ['x &#@ y', '35;', String.raw`x \&#35; y`],
    ['x \\&am@ y', 'p;', String.raw`x \&amp; y`],
    ['x & @ y', 'amp;', 'x & amp; y'],
    ['x &@ y', '(a)', 'x &(a) y'],
  ])('%j with %j', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });
});

// What a line begins with is remembered only so far.
describe('in a long line', () => {
  const words = 'words '.repeat(100);
  test.each<Row>([
    [`${words}@`, '# a', `${words}# a`],
    [`${words}@`, '1. a', `${words}1. a`],
    [`${words}@[a](b)`, 'c!', `${words}${String.raw`c\![a](b)`}`],
    [`${words}[a]@`, '(b)', `${words}${String.raw`[a]\(b)`}`],
    [`${words}&am@`, 'p;', `${words}${String.raw`\&amp;`}`],
    [`- ${words}\n- @`, '# a', `- ${words}\n${String.raw`- \# a`}`],
    [`${words}\n@`, '- a', `${words}\n${String.raw`\- a`}`],
    [`${'> '.repeat(60)}@`, '- a', `${'> '.repeat(60)}${String.raw`\- a`}`],
    [`${words}\n\n@. a`, '12', `${words}\n\n${String.raw`12\. a`}`],
    [`${words}@. a`, '12', `${words}12. a`],
  ])('%#', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });
});

describe('white space', () => {
  test.each<Row>([
    ['x @ y', ' a ', 'x a y'],
    ['x @ y', 'a  b', 'x a b y'],
    ['x @ y', 'a\n\nb\tc\rd\ve\ff', 'x a b c d e f y'],
    ['x @ y', 'e\u0301', 'x é y'],
    ['x @ y', '  e\u0301  ', 'x é y'],
    ['x @ y', '\u00A0a\u00A0', 'x &#xA0;a&#xA0; y'],
    ['x @ y', '\u2003\u00A0a', 'x &#x2003;&#xA0;a y'],
    ['x @ y', 'a\u00A0b', 'x a\u00A0b y'],
    ['x @ y', '#\u00A0', 'x #&#xA0; y'],
  ])('%j with %j', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });
});
