/** What a value prints as in each place, to the letter, and where it may not stand. */
import { describe, expect, test } from 'vitest';
import { filled, printed } from './filled.ts';

type Row = readonly [template: string, value: string, markdown: string];

describe('links and images', () => {
  test.each<Row>([
    ['[a](@)', 'https://example.org/(a b)', '[a](https://example.org/%28a%20b%29)'],
    ['[a](@)', 'https://example.org/*_~', '[a](https://example.org/%2A_%7E)'],
    ['[a](@)', 'https://example.org/?a=1&b=%20', '[a](https://example.org/?a=1&amp;b=%20)'],
    ['[a](@)', 'https://example.org/é<>"\\', '[a](https://example.org/%C3%A9%3C%3E%22%5C)'],
    ['[a](@)', 'https://example.org/\uD800', '[a](https://example.org/%EF%BF%BD)'],
    ['[a](@)', 'HTTPS://example.org', '[a](HTTPS://example.org)'],
    ['[a](@)', 'mailto:a@example.org', '[a](mailto:a@example.org)'],
    ['[a](@)', 'tel:+441234567', '[a](tel:+441234567)'],
    ['[a](@)', 'http://example.org', '[a](http://example.org)'],
    ['[a](@)', '#part', '[a](#part)'],
    ['[a](@)', 'charts/a.svg', '[a](charts/a.svg)'],
    ['[a](https://@/x)', 'example.org', '[a](https://example.org/x)'],
    ['[a](<@>)', 'charts/a.svg', '[a](<charts/a.svg>)'],
    ['![@](a.svg)', 'a [b] *c*', String.raw`![a \[b\] \*c\*](a.svg)`],
    ['[x](a.svg "@")', 'a "b" & <c> \\ `d`', '[x](a.svg "a \\"b\\" \\& \\<c> \\\\ \\`d\\`")'],
    ['[x](a.svg "b @ c") *@*', '*', String.raw`[x](a.svg "b * c") *\**`],
    ['[x]( a.svg ) @', '*', String.raw`[x]( a.svg ) \*`],
    ['[x](a.svg)@', '*', String.raw`[x](a.svg)\*`],
    ['[x](a.svg "b")@', '*', String.raw`[x](a.svg "b")\*`],
    ['[x]()@', '*', String.raw`[x]()\*`],
    ['[x](a.svg)@[y](@)', '*', String.raw`[x](a.svg)\*[y](%2A)`],
    ["[x](a.svg 'it') @", '*', String.raw`[x](a.svg 'it') \*`],
    ['[x](a(b).svg "b") @', '*', String.raw`[x](a(b).svg "b") \*`],
    ['[x](a\\).svg) @', '*', String.raw`[x](a\).svg) \*`],
    ['[x](a b) @', '*', String.raw`[x](a b) \*`],
    ['[x] (@)', '*', String.raw`[x] (\*)`],
    ['[x]\n(@)', '*', `[x]\n(${String.raw`\*`})`],
    ['`a` @', '*', '`a` \\*'],
    ['``a`b`` @', '*', '``a`b`` \\*'],
    ['`` a ``` b `` @', '*', '`` a ``` b `` \\*'],
    ['\\` @', '*', '\\` \\*'],
    ['x <b>a</b> @', '*', String.raw`x <b>a</b> \*`],
    ['a <!-- > --> @', '*', String.raw`a <!-- > --> \*`],
    ['a < b @', '*', String.raw`a < b \*`],
    ['a \\<b @', '*', String.raw`a \<b \*`],
    ['<https://example.org> @', '*', String.raw`<https://example.org> \*`],
    ['a [b @', '*', String.raw`a [b \*`],
    ['\\[a](@)', '*', String.raw`\[a](%2A)`],
  ])('%j with %j', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });
});

function front(line: string): string {
  return `---\n${line}\n---\n\n# a`;
}

describe('what is open at the end of a block', () => {
  test.each<Row>([
    ['# a `\n@', '*', '# a `\n\\*'],
    ['a `\n\n@', '*', 'a `\n\n\\*'],
    ['> a `\n>\n> @', '*', '> a `\n>\n> \\*'],
    ['- a `\n- @', '*', '- a `\n- \\*'],
    ['* a `\n+ @', '*', '* a `\n+ \\*'],
    ['1. a `\n2) @', '*', '1. a `\n2) \\*'],
    ['> - a `\n> - @', '*', '> - a `\n> - \\*'],
    ['| a ` |\n| @ |', '*', '| a ` |\n| \\* |'],
    ['a `\n<!-- b -->\n@', '*', 'a `\n<!-- b -->\n\\*'],
    ['a `\n```\nb\n```\n@', '*', 'a `\n```\nb\n```\n\\*'],
    ['<div>\n\n@', '*', '<div>\n\n\\*'],
    ['```\na\n```\n@', '*', '```\na\n```\n\\*'],
    ['~~~\na ```\n~~~\n@', '*', '~~~\na ```\n~~~\n\\*'],
    ['```\na\n````\n@', '*', '```\na\n````\n\\*'],
    ['a ``` b\n\n@', '*', 'a ``` b\n\n\\*'],
    ['- ```\n  a\n  ```\n- @', '*', '- ```\n  a\n  ```\n- \\*'],
  ])('%j with %j', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });

  test.each([
    ['a `\n@', 'in code, where nothing can be escaped'],
    ['a `\n-@', 'in code, where nothing can be escaped'],
    ['a `\n1.@', 'in code, where nothing can be escaped'],
    ['a `\n#@', 'in code, where nothing can be escaped'],
    ['a `\n####### @', 'in code, where nothing can be escaped'],
    ['a <b\n@>', 'inside an HTML tag or an unfinished link'],
    ['a <!-- b\n@ -->', 'inside a comment'],
    ['```\na\n``\n@\n```', 'in code, where nothing can be escaped'],
    ['```\na ```\n@\n```', 'in code, where nothing can be escaped'],
    ['```\n---\n@\n```', 'in code, where nothing can be escaped'],
    [`a \`${' b'.repeat(11_000)} @`, 'in code, where nothing can be escaped'],
  ])('is still open in the next line: %#', (template, place) => {
    const { problems } = filled(`${template.replace('@', '{{author}}')}\n`, { author: 'WORD' });
    expect(problems.all.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `no-value-here: a value may not stand ${place}`,
    ]);
  });

  test('a long text before the first value holds nothing open', () => {
    const words = 'a b '.repeat(6_000);
    expect(printed(`${words}@`, '*')).toBe(`${words}${String.raw`\*`}`);
  });

  test('is read on where it stands, from value to value', () => {
    const template = 'a [b @ `c` @](d "e @ f") @ ![g @](h) [i](j@) @ `k\n';
    expect(printed(template, '*')).toBe(
      String.raw`a [b \* \`c\` \*](d "e * f") \* ![g \*](h) [i](j%2A) \* \`k`.replaceAll(
        '\\`',
        '`',
      ),
    );
  });
});

describe('front matter', () => {
  test.each<Row>([
    [
      front('title: @'),
      'Plain, (words) – and more/less',
      front('title: Plain, (words) – and more/less'),
    ],
    [front('title: @'), '2024-03-01', front('title: 2024-03-01')],
    [front('title: @'), '2024-03-0', front('title: "2024-03-0"')],
    [front('title: @'), 'a: b', front('title: "a: b"')],
    [front('title: @'), 'Yes', front('title: "Yes"')],
    [front('title: @'), 'null', front('title: "null"')],
    [front('title: @'), 'nullify', front('title: nullify')],
    [front('title: @'), 'an on', front('title: an on')],
    [front('title: @'), '12', front('title: "12"')],
    [front('title: @'), 'a "b" \\', front(String.raw`title: "a \"b\" \\"`)],
    [front('title: "a @"'), 'b "c"', front(String.raw`title: "a b \"c\""`)],
    [front(String.raw`title: "a \" @"`), 'b', front(String.raw`title: "a \" b"`)],
    [front('title:@'), 'a', front('title:a')],
    [front('title:   @'), 'a', front('title:   a')],
    [front('title:   "@"'), 'a "b"', front(String.raw`title:   "a \"b\""`)],
    [front('a: b\ntitle: @'), 'c: d', front('a: b\ntitle: "c: d"')],
    [front('my-key: @'), 'a  b', front('my-key: a b')],
    [`${front('title: x')}\n\n@`, '# a', `${front('title: x')}\n\n${String.raw`\# a`}`],
    ['# a\n\n---\n\ntitle: @', 'a: *', `# a\n\n---\n\ntitle: ${String.raw`a: \*`}`],
  ])('%j with %j', (template, value, markdown) => {
    expect(printed(template, value)).toBe(markdown);
  });
});

const PLACE = /^a value may not stand (?<place>.*)$/u;

describe('a value may not stand', () => {
  test.each([
    ['`@`', 'in code, where nothing can be escaped'],
    ['``a ` @``', 'in code, where nothing can be escaped'],
    ['```\n@\n```', 'in code, where nothing can be escaped'],
    ['~~~~\n~~~\n@\n~~~~', 'in code, where nothing can be escaped'],
    ['````\n```\n@\n````', 'in code, where nothing can be escaped'],
    ['```\n~~~\n@\n```', 'in code, where nothing can be escaped'],
    ['> ```\n> @\n> ```', 'in code, where nothing can be escaped'],
    ['- ```\n  @\n  ```', 'in code, where nothing can be escaped'],
    ['1. ```\n   @\n   ```', 'in code, where nothing can be escaped'],
    ['<!-- @ -->', 'inside a comment'],
    ['> <!-- @ -->', 'inside a comment'],
    ['a <!-- @ -->', 'inside a comment'],
    ['<div>\n@\n</div>', 'inside an HTML tag or an unfinished link'],
    ['> <div @>', 'inside an HTML tag or an unfinished link'],
    ['</div>@', 'inside an HTML tag or an unfinished link'],
    ['<?a @ ?>', 'inside an HTML tag or an unfinished link'],
    ['<!A @>', 'inside an HTML tag or an unfinished link'],
    ['<![CDATA[ @', 'inside an HTML tag or an unfinished link'],
    ['a <b @>', 'inside an HTML tag or an unfinished link'],
    ['a <@>', 'inside an HTML tag or an unfinished link'],
    ['a <B @>', 'inside an HTML tag or an unfinished link'],
    ["[a](<b>'@')", 'inside an HTML tag or an unfinished link'],
    ["[a](b '@')", 'inside an HTML tag or an unfinished link'],
    ['[a](b @)', 'inside an HTML tag or an unfinished link'],
    ['[a](b "c" @)', 'inside an HTML tag or an unfinished link'],
    ['[a]: @', 'in a link definition or footnote label'],
    ['> [a]: @', 'in a link definition or footnote label'],
    ['---\ntitle: a @\n---', 'in this place of the front matter'],
    ['---\ntitle : @\n---', 'in this place of the front matter'],
    ['---\n  title: @\n---', 'in this place of the front matter'],
    ['---\na: "b" "@"\n---', 'in this place of the front matter'],
    ["---\ntitle: '@'\n---", 'in this place of the front matter'],
    ['---\n@: a\n---', 'in this place of the front matter'],
    ['---\ntitle: "a" @\n---', 'in this place of the front matter'],
  ])('%j', (template, place) => {
    const { problems, told, text } = filled(`${template.replace('@', '{{author}}')}\n`, {
      author: 'WORD',
    });
    expect(told).toEqual(['no-value-here {{author}}']);
    expect(PLACE.exec(problems.all[0]?.message ?? '')?.groups?.['place']).toBe(place);
    expect(text).not.toContain('WORD');
  });
});

test.each([
  ['[a](@)', 'javascript:alert', '"javascript:"'],
  ['[a](@)', 'data:text', '"data:"'],
  ['[a](java@)', 'script:alert', '"javascript:"'],
  ['[a](@)', '//example.org', 'this address'],
  ['[a](@)', '\\example', 'this address'],
  ['[a](/@)', 'example', 'this address'],
])('a link may not lead there: %j with %j', (template, author, what) => {
  const { problems, told } = filled(`x ${template.replace('@', '{{author}}')}\n`, { author });
  expect(told).toEqual(['unsafe-address {{author}}']);
  expect(problems.all[0]?.message).toBe(`a link may not lead to ${what}`);
});

describe('blank lines and indents', () => {
  test.each([
    ['a\n\n\n\nb\n', 'a\n\nb\n'],
    ['\n\na\n', 'a\n'],
    ['a\n{{#if themes}}\n\n{{/if}}\n\nb\n', 'a\n\nb\n'],
    ['```\na\n\n\nb\n```\n', '```\na\n\n\nb\n```\n'],
    ['a   \n', 'a\n'],
    ['a\n  \n\nb\n', 'a\n  \nb\n'],
    ['a\n{{#if themes}}\nb\n\n{{/if}}\n\nc\n', 'a\nb\n\nc\n'],
    ['```\na\n```\n\n\nb\n', '```\na\n```\n\nb\n'],
    ['a', 'a\n'],
    ['- x\n\n  {{> pair}}\n', '- x\n\n  a\n\n  b\n'],
    ['- x\n\n  {{> outer}}\n', '- x\n\n  x\n    a\n\n    b\n  y\n'],
    ['> {{> pair}}\n', '> a\n\nb\n'],
  ])('%j', (template, markdown) => {
    const partials = { pair: 'a\n\nb\n', outer: 'x\n  {{> pair}}\ny\n' };
    const { text, told } = filled(template, {}, partials);
    expect(told).toEqual([]);
    expect(text).toBe(markdown);
  });
});

describe('marks of emphasis', () => {
  test.each([
    ['**{{author}}** a', []],
    ['a **{{author}}**', []],
    ['(**{{author}}**)', []],
    ['"*{{author}}*", a', []],
    ['**{{author}} a**b', []],
    ['a**{{author}}**', ['tight-emphasis {{author}}']],
    ['**{{author}}**a', ['tight-emphasis {{author}}']],
    ['é*{{author}}*', ['tight-emphasis {{author}}']],
    ['~~{{author}}~~é', ['tight-emphasis {{author}}']],
    ['_{{author}}_\u0301', ['tight-emphasis {{author}}']],
    ['𝒜*{{author}}*', ['tight-emphasis {{author}}']],
    ['*{{author}}*𝒜', ['tight-emphasis {{author}}']],
    ['*{{author}}*👍', []],
    ['👍*{{author}}*', []],
    ['\\*{{author}}', []],
    ['a\\*{{author}}', []],
    ['{{author}}*{{title}}*', ['tight-emphasis {{author}}', 'tight-emphasis {{title}}']],
    ['{{author}} *{{title}}*', []],
    [
      '*{{author}}*{{@root.language}}',
      ['tight-emphasis {{author}}', 'tight-emphasis {{@root.language}}'],
    ],
    ['{{author}}.*{{title}}*', []],
    ['*{{author}}*.{{title}}', []],
    ['{{author}} *{{title}}* {{author}}', []],
    ['x\n*{{author}}*\ny', []],
    ['*{{author}}*', []],
    ['**_{{author}}_**a', ['tight-emphasis {{author}}']],
    ['a*{{author}}', ['tight-emphasis {{author}}']],
    ['[a](b*{{author}}*)', []],
  ])('%j', (template, told) => {
    expect(filled(`${template}\n`, { author: 'WORD' }).told).toEqual(told);
  });
});

test.each([
  ['x @[a](b)', 'y!', String.raw`y\!`],
  ['x @[a](b)', 'y', 'y'],
  ['x @![a](b)', 'y!', 'y!'],
  ['@. a', '12', '12'],
  ['x &am@ y', 'p;', 'p;'],
  ['x @ y', ' *a* ', String.raw`\*a\*`],
  ['[a](@)', 'b c', 'b%20c'],
  ['[a](b "@")', '"c"', String.raw`\"c\"`],
  ['---\ntitle: @\n---', 'a: b', '"a: b"'],
])('what stands in the document for a value is known: %j with %j', (template, author, stretch) => {
  const {
    text,
    printed: pieces,
    written,
  } = filled(`${template.replace('@', '{{author}}')}\n`, {
    author,
  });
  expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual([stretch]);
  const values = written.filter(({ kind }) => kind === 'value');
  expect(values.map(({ start, end }) => text.slice(start, end)).join()).toContain(
    stretch.replace(String.raw`\!`, ''),
  );
});

test.each([
  ['*{{author}}*{{author}}', 2],
  ['{{author}}*{{author}}*', 2],
  ['{{author}} *{{author}}* {{author}}', 0],
  ['*{{author}}*(b) {{author}}', 0],
  ['{{author}} (b)*{{author}}*', 0],
])('marks between two values are told of, whatever these begin with: %j', (template, count) => {
  const told = Array.from({ length: count }, () => 'tight-emphasis {{author}}');
  expect(filled(`${template}\n`, { author: '(a)' }).told).toEqual(told);
});
