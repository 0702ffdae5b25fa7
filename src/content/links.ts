/** Turns the address of a link into one that a PDF can hold, or says why a reader may not follow it. */
import * as messages from '../problems/messages/content.ts';
import { suggest } from '../problems/suggest.ts';
import type { Span } from '../problems/types.ts';
import type { Reading } from './state.ts';

const SCHEMES = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'ftp',
  'ftps',
  'doi',
  'urn',
  'xmpp',
  'sms',
  'news',
  'irc',
  'ircs',
]);

/**
 * The address in ASCII, or `#slug` of a heading that is there; undefined if the link leads nowhere, which is
 * reported.
 */
export function linkTarget(url: string, span: Span, reading: Reading): string | undefined {
  if (url.startsWith('#')) return anchor(url.slice(1), span, reading);
  const scheme = /^\s*(?<scheme>[a-z][a-z0-9+.-]*):/iu.exec(url)?.groups?.['scheme'];
  if (scheme !== undefined && !SCHEMES.has(scheme.toLowerCase())) {
    reading.problems.add(messages.unsafeLink(span, scheme, reading.flavour));
    return undefined;
  }
  if (url.trim() === '') {
    reading.problems.add(messages.emptyAddress(span, reading.flavour));
    return undefined;
  }
  return inAscii(url);
}

function anchor(
  fragment: string,
  span: Span,
  { anchors, problems, flavour }: Reading,
): string | undefined {
  const wanted = decoded(fragment);
  // GitHub looks for the heading's name in lower case.
  const found = [wanted, wanted.toLowerCase()].find((name) => anchors.has(name));
  if (found !== undefined) return `#${found}`;
  problems.add(
    messages.unknownAnchor(span, `#${wanted}`, { near: suggest(wanted, anchors), flavour }),
  );
  return undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

// What is percent-encoded already stays; a lone half of a surrogate pair can't be encoded.
function inAscii(url: string): string {
  return url.replaceAll(/%(?![0-9A-Fa-f]{2})|[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, (one) =>
    /^[\uD800-\uDFFF]$/u.test(one) ? '%EF%BF%BD' : encodeURIComponent(one),
  );
}
