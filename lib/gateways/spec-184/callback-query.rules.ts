import { type DecodedValue, decodeValue } from "@/lib/gateways/spec-184/decode-value.rules";

/** The parameters of a call in the order in which the gateway writes them (docs/gateway.md). */
export const REPORT_PARAMETERS = ["msgid", "status", "sender"] as const;
export const INBOUND_PARAMETERS = ["shortcode", "sender", "contenttype", "msg"] as const;

/** A parameter as it came and as it reads. */
export interface CallbackValue extends DecodedValue {
  raw: string;
}

/** A value that stands alone. */
export function readValue(raw: string): CallbackValue {
  return { raw, ...decodeValue(raw) };
}

/** What a callback's raw query says: names in lower case, values decoded. */
export interface CallbackQuery {
  values: Map<string, CallbackValue>;
  /** Names of the gateway's that stood more than once, where it is not certain which is its own. */
  doubled: string[];
}

interface Piece {
  name: string;
  /** Where the piece and its value begin, and where it ends. */
  start: number;
  value: number;
  end: number;
}

/** The text is the last parameter: whatever follows it belongs to it. */
const TEXT = "msg";
const KNOWN = new Set<string>([...REPORT_PARAMETERS, ...INBOUND_PARAMETERS]);

/**
 * Reads a query as the gateway may write it: parameter names in any case, its own parameters after
 * those that somebody put into the URL, behind a second `?` too. A further `?` or `&` belongs to
 * the text. Never throws.
 */
export function readCallbackQuery(raw: string, order: readonly string[]): CallbackQuery {
  const pieces = cut(raw);
  const values = new Map<string, CallbackValue>();
  const take = (name: string, from: number, to: number) => {
    values.set(name, readValue(raw.slice(from, to)));
  };
  const begins = pieces.findIndex((_, at) => order.every((name, next) => pieces[at + next]?.name === name));
  if (begins < 0) return readAnyOrder(pieces, order, values, take);
  for (const { name, value, end } of pieces.slice(0, begins)) if (!KNOWN.has(name)) take(name, value, end);
  for (const { name, value, end } of pieces.slice(begins, begins + order.length))
    take(name, value, name === TEXT ? raw.length : end);
  return { values, doubled: [] };
}

/** In another order than the gateway's: what follows the text and is no parameter belongs to it. */
function readAnyOrder(
  pieces: Piece[],
  order: readonly string[],
  values: CallbackQuery["values"],
  take: (name: string, from: number, to: number) => void,
): CallbackQuery {
  const doubled: string[] = [];
  let text: Piece | null = null;
  let message: Piece | null = null;
  let injected = false;
  for (const piece of pieces) {
    const { name } = piece;
    const known = order.includes(name);
    if (text !== null && (!known || values.has(name))) {
      injected ||= known;
      text.end = piece.end;
      continue;
    }
    if (values.has(name) && known) doubled.push(name);
    if (known || !values.has(name)) take(name, piece.value, piece.end);
    if (known) text = name === TEXT ? piece : null;
    message ??= text;
  }
  if (message) take(TEXT, message.value, message.end);
  const value = values.get(TEXT);
  if (injected && value) values.set(TEXT, { ...value, sure: false });
  return { values, doubled };
}

/** At each `&`, and at each `?` that a parameter of the gateway's follows. */
function cut(raw: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 0; at <= raw.length; at += 1) {
    const ends = at === raw.length || raw[at] === "&" || (raw[at] === "?" && namedAt(raw, at + 1));
    if (!ends) continue;
    if (at > start) pieces.push(piece(raw, start, at));
    start = at + 1;
  }
  return pieces;
}

function namedAt(raw: string, at: number): boolean {
  const name = /^([A-Za-z]{3,11})=/.exec(raw.slice(at, at + 12))?.[1];
  return name !== undefined && KNOWN.has(name.toLowerCase());
}

function piece(raw: string, start: number, end: number): Piece {
  const written = raw.slice(start, end);
  const equals = written.indexOf("=");
  const said = decodeValue(equals < 0 ? written : written.slice(0, equals)).text.toLowerCase();
  // "&amp;Status=6": a URL that a web page wrote.
  const name = said.startsWith("amp;") && KNOWN.has(said.slice(4)) ? said.slice(4) : said;
  return { name, start, value: equals < 0 ? end : start + equals + 1, end };
}
