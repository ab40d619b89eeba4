import { SMART_PORTS, type SmartMessage, smartMessage, utf8 } from "@/lib/smart-messages/smart-message.rules";

export const WAP_ACTIONS = ["signal-none", "signal-low", "signal-medium", "signal-high", "delete"] as const;

export interface WapPush {
  url: string;
  text: string;
  /** How loudly the phone says it; empty = its default, signal-medium. */
  action: (typeof WAP_ACTIONS)[number] | "";
  /** Instants in UTC, `YYYY-MM-DDTHH:mm:ssZ`; empty = none. */
  created: string;
  expires: string;
}

/**
 * WSP Push, connectionless: transaction, PDU type, headers' length, application/vnd.wap.sic
 * (WAP-230-WSP, 8.2.4.1; WAP-167, 8).
 */
const PUSH = [0xdc, 0x06, 0x01, 0xae];
/** WBXML 1.2, SI 1.0, UTF-8, no string table, <si> (WAP-192-WBXML; WAP-167, 8.2). */
const DOCUMENT = [0x02, 0x05, 0x6a, 0x00, 0x45];
/** Attribute starts and values that have a token (WAP-167, 8.3). Longest first. */
const URL_STARTS: [string, number][] = [
  ["https://www.", 0x0f],
  ["http://www.", 0x0d],
  ["https://", 0x0e],
  ["http://", 0x0c],
];
const URL_PIECES: [string, number][] = [
  [".com/", 0x85],
  [".edu/", 0x86],
  [".net/", 0x87],
  [".org/", 0x88],
];
const ACTION: Record<(typeof WAP_ACTIONS)[number], number> = {
  "signal-none": 0x05,
  "signal-low": 0x06,
  "signal-medium": 0x07,
  "signal-high": 0x08,
  delete: 0x09,
};
const END = 0x01;
const INLINE = 0x03;
const OPAQUE = 0xc3;

/**
 * A link that the phone offers to open: a WAP push service indication
 * (WAP-167-ServiceInd-20010731-a) to port 2948.
 */
export function buildWapPush(push: WapPush): SmartMessage {
  const url = push.url.trim();
  if (url === "") return { ok: false, problem: "urlMissing" };
  const start = URL_STARTS.find(([text]) => url.startsWith(text));
  if (!start || !/^https?:\/\/[^\s<>"\0]+\.[^\s<>"\0]+$/.test(url)) return { ok: false, problem: "urlWrong" };
  if (push.text.trim() === "") return { ok: false, problem: "textMissing" };
  const created = push.created === "" ? [] : dateAttribute(0x0a, push.created);
  const expires = push.expires === "" ? [] : dateAttribute(0x10, push.expires);
  if (created === null || expires === null) return { ok: false, problem: "dateWrong" };
  const action = push.action === "" ? [] : [ACTION[push.action]];
  const attributes = [
    start[1],
    ...urlRest(url.slice(start[0].length)),
    ...created,
    ...expires,
    ...action,
    END,
  ];
  const body = [...PUSH, ...DOCUMENT, 0xc6, ...attributes, ...inline(push.text.trim()), END, END];
  return smartMessage(SMART_PORTS.wapPush, 9200, body);
}

function inline(text: string): number[] {
  return text === "" ? [] : [INLINE, ...utf8(text), 0];
}

/**
 * The first token that stands in the rest of the address saves five octets; the specification's
 * example does the same.
 */
function urlRest(rest: string): number[] {
  const found = URL_PIECES.map(([text, token]) => ({ text, token, at: rest.indexOf(text) }))
    .filter((piece) => piece.at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!found) return inline(rest);
  return [
    ...inline(rest.slice(0, found.at)),
    found.token,
    ...inline(rest.slice(found.at + found.text.length)),
  ];
}

/**
 * Binary-coded digits of YYYYMMDDhhmmss, zeros at the end left out (WAP-167, 8.2.2); null when it
 * is no instant.
 */
function dateAttribute(token: number, instant: string): number[] | null {
  const digits = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/.exec(instant)?.slice(1).join("");
  if (digits === undefined || Number.isNaN(Date.parse(instant))) return null;
  const octets = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  while (octets.at(-1) === 0) octets.pop();
  return [token, OPAQUE, octets.length, ...octets];
}
