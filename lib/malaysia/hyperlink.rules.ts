import { parse } from "tldts";

/** Where something stands in a text: UTF-16 offsets, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Something that a phone would open: an address with its scheme or `www.`, or a host that may have
 * a path. A label has at most 63 characters; without that bound a long line would be read again
 * from each word.
 */
const CANDIDATE =
  /\b(?:https?:\/\/|www\.)[^\s<>"']+|(?<![\p{L}\p{N}_-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}][\p{L}\p{N}-]{1,62}(?::\d{1,5})?(?:[/?#][^\s<>"']*)?/giu;
const WITH_SCHEME = /^(?:https?:\/\/|www\.)/i;
/** What ends a sentence or closes a bracket behind an address is not a part of it. */
const TRAILING = new Set(".,;:!?)]}'\"”’»…，。！？；：）】");
/**
 * Suffixes that are also words which may follow a full stop without a space. A bare host with one
 * of them is a link only when it has a path.
 */
const WORDS = new Set(
  "am as at do in is it ke la no so us call now open you here like buy pay save see today help free".split(
    " ",
  ),
);
/** "5pm.to", "10.30am.my": a time, then a sentence without a space. */
const TIME = /^\d{1,4}(?:am|pm|pagi|petang|malam)?$/i;

/** The links in a text, in order. */
export function findHyperlinks(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const words = withoutTrailing(match[0]);
    if (isHyperlink(words)) spans.push({ from: match.index, to: match.index + words.length });
  }
  return spans;
}

function withoutTrailing(words: string): string {
  let end = words.length;
  while (end > 0 && TRAILING.has(words.charAt(end - 1))) end -= 1;
  return words.slice(0, end);
}

function isHyperlink(words: string): boolean {
  if (WITH_SCHEME.test(words)) return words.replace(WITH_SCHEME, "") !== "";
  const path = words.search(/[:/?#]/);
  const host = path < 0 ? words : words.slice(0, path);
  const { domain, publicSuffix, domainWithoutSuffix, isIcann, isPrivate } = parse(host);
  if (!(isIcann || isPrivate) || !domain || !publicSuffix) return false;
  if (path >= 0 && words.length > path + 1) return true;
  if (TIME.test(domainWithoutSuffix ?? "")) return false;
  return (isWrittenAsHost(host) || publicSuffix.includes(".")) && !WORDS.has(publicSuffix);
}

/** "kasih.My" is two sentences; "kedai.my", "KEDAI.MY" and "Kedai.my" are hosts. */
function isWrittenAsHost(host: string): boolean {
  const labels = host.split(".");
  const suffix = labels.at(-1) ?? "";
  return suffix === suffix.toLowerCase() || host === host.toUpperCase();
}
