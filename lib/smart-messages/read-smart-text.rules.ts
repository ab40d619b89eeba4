import { decodeHex } from "@/lib/core/hex";
import { SMART_PORTS } from "@/lib/smart-messages/smart-message.rules";

/** What a phone shows of a card or an entry: its properties in the order in which they stand. */
export interface SmartText {
  kind: "card" | "entry";
  lines: { field: string; value: string }[];
}

/** Lines that say how the rest is to be read. */
const FRAME = /^(BEGIN|END|VERSION)$/;

/**
 * Reads the octets of a business card or a calendar entry back into words; null for anything else,
 * and for what does not read as one.
 */
export function readSmartText(hex: string): SmartText | null {
  const octets = decodeHex(hex);
  if (octets === null || octets.length < 8) return null;
  const [length, element, size, high, low] = octets;
  if (length !== 6 || element !== 5 || size !== 4) return null;
  const port = (high ?? 0) * 256 + (low ?? 0);
  const kind = port === SMART_PORTS.vcard ? "card" : port === SMART_PORTS.vcalendar ? "entry" : null;
  if (kind === null) return null;
  const lines = new TextDecoder()
    .decode(Uint8Array.from(octets.slice(7)))
    .split(/\r?\n/)
    .flatMap((line) => lineOf(line) ?? []);
  return lines.length === 0 ? null : { kind, lines };
}

function lineOf(line: string): { field: string; value: string } | null {
  const at = line.indexOf(":");
  const field = line.slice(0, at).replace(/;CHARSET=[^;]*$/, "");
  if (at < 1 || FRAME.test(field)) return null;
  const components = line
    .slice(at + 1)
    .split(/(?<!\\);/)
    .map((each) => each.replace(/\\(.)/g, "$1"));
  const value = (field === "N" ? components.toReversed() : components).join(" ").trim();
  return value === "" ? null : { field, value: timeOf(field, value) };
}

/** `20261201T100000` as people write it; a phone takes it as its own time. */
function timeOf(field: string, value: string): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})\d{2}$/.exec(value) ?? [];
  if (!year || !/^(DTSTART|DTEND|AALARM)$/.test(field)) return value;
  return `${day}/${month}/${year} ${hour}:${minute}`;
}
