/** Turns what a layout says of its document into Info and the XMP packet, which say the same. */
import { must } from '../problems/must.ts';
import type { Layout } from '../layout/types.ts';

/** The program's name, as creator and producer of each file. */
const program = 'Briefwright';

/** The Info dictionary. A document without a date has none here either: no clock is asked. */
export function infoOf(layout: Layout): Readonly<Record<string, string>> {
  const info: Record<string, string> = { Title: layout.title };
  if (layout.author !== undefined) info['Author'] = layout.author;
  if (layout.subject !== undefined) info['Subject'] = layout.subject;
  info['Creator'] = program;
  info['Producer'] = program;
  if (layout.date !== undefined) {
    const date = `D:${plainDate(layout.date).replaceAll('-', '')}000000Z`;
    info['CreationDate'] = date;
    info['ModDate'] = date;
  }
  return info;
}

/** The XMP descriptions that match Info, the claim of PDF/UA-1, and the schema that PDF/A wants for it. */
export function xmpOf(layout: Layout): string {
  return [
    description('dc', 'http://purl.org/dc/elements/1.1/', dublinCore(layout)),
    xmp(layout),
    pdf,
    claim,
  ].join('\n');
}

function dublinCore({ title, author, subject, language }: Layout): string[] {
  return [
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>`,
    ...(author === undefined
      ? []
      : [`<dc:creator><rdf:Seq><rdf:li>${escape(author)}</rdf:li></rdf:Seq></dc:creator>`]),
    ...(subject === undefined
      ? []
      : [
          `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escape(subject)}</rdf:li></rdf:Alt></dc:description>`,
        ]),
    `<dc:language><rdf:Bag><rdf:li>${escape(language)}</rdf:li></rdf:Bag></dc:language>`,
  ];
}

function xmp({ date }: Layout): string {
  const lines = [`<xmp:CreatorTool>${program}</xmp:CreatorTool>`];
  if (date !== undefined) {
    const time = `${plainDate(date)}T00:00:00Z`;
    lines.push(
      `<xmp:CreateDate>${time}</xmp:CreateDate>`,
      `<xmp:ModifyDate>${time}</xmp:ModifyDate>`,
    );
  }
  return description('xmp', 'http://ns.adobe.com/xap/1.0/', lines);
}

const pdf = description('pdf', 'http://ns.adobe.com/pdf/1.3/', [
  `<pdf:Producer>${program}</pdf:Producer>`,
]);

/** PDF/A knows no PDF/UA, so the property is declared before it counts as metadata. */
const claim = `${description('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', ['<pdfuaid:part>1</pdfuaid:part>'])}
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function description(prefix: string, namespace: string, lines: readonly string[]): string {
  return [
    `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">`,
    ...lines,
    '</rdf:Description>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(value: string): string {
  return value.replace(/[&<>]/gu, (character) => must(entities[character], character));
}

function plainDate(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) throw new Error(`"${date}" is no calendar date`);
  return date;
}
