/**
 * A binary message holds at most 140 octets, its header included (docs/gateway.md, "type 5, 6").
 */
export const BINARY_OCTETS_MAX = 140;

export type OctetRole = "length" | "element" | "elementLength" | "elementData" | "body" | "broken";

/** One octet and what it stands for. `meaning` is a key of the screens' texts, `values` fill it. */
interface OctetView {
  offset: number;
  hex: string;
  role: OctetRole;
  meaning: string;
  values: Record<string, string | number>;
}

type BinaryProblem =
  | "empty"
  | "notHex"
  | "odd"
  | "tooLong"
  | "headerMissing"
  | "headerTooLong"
  | "elementTooLong"
  | "noBody";

export interface BinaryReading {
  octets: OctetView[];
  length: number;
  headerLength: number;
  problems: BinaryProblem[];
}

/** Information elements of 3GPP TS 23.040 that a sender meets. */
const ELEMENTS: Record<string, string> = {
  "00": "concat8",
  "01": "indication",
  "04": "port8",
  "05": "port16",
  "08": "concat16",
  "0A": "formatting",
  "0B": "soundKnown",
  "0C": "soundOwn",
  "0D": "animationKnown",
  "0E": "animationLarge",
  "0F": "animationSmall",
  "10": "pictureLarge",
  "11": "pictureSmall",
  "12": "pictureVariable",
  "24": "languageSingle",
  "25": "languageLocking",
};

/** Well-known destination ports of 05: what the phone does with the body. */
const PORTS: Record<number, string> = {
  5505: "ringtone",
  5506: "operatorLogo",
  5507: "groupLogo",
  5514: "picture",
  2948: "wapPush",
  9204: "vcard",
  9205: "vcalendar",
};

/** Takes away what people paste between octets: spaces, line ends, colons, dashes, `0x`. */
export function cleanHex(typed: string): string {
  return typed
    .replace(/0x/gi, "")
    .replace(/[\s:,-]/g, "")
    .toUpperCase();
}

/**
 * Reads a binary message octet by octet; with a header, the first octet is its length and it must
 * fit.
 * @param concatenated more than 140 octets are meant: they go out as several messages.
 */
export function readBinary(typed: string, withHeader: boolean, concatenated = false): BinaryReading {
  const hex = cleanHex(typed);
  const problems: BinaryProblem[] = [];
  if (hex === "") return { octets: [], length: 0, headerLength: 0, problems: ["empty"] };
  if (!/^[0-9A-F]*$/.test(hex)) problems.push("notHex");
  else if (hex.length % 2 === 1) problems.push("odd");
  const bytes = hex.match(/[0-9A-F]{2}/g) ?? [];
  if (bytes.length > BINARY_OCTETS_MAX && !concatenated) problems.push("tooLong");
  const octets: OctetView[] = [];
  const add = (role: OctetRole, meaning: string, values: OctetView["values"] = {}) => {
    const offset = octets.length;
    octets.push({ offset, hex: bytes[offset] as string, role, meaning, values });
  };
  let headerLength = 0;
  if (withHeader && bytes.length > 0) headerLength = readHeader(bytes, add, problems);
  while (octets.length < bytes.length) add("body", "body");
  if (withHeader && bytes.length > 0 && bytes.length <= headerLength && !problems.includes("headerTooLong"))
    problems.push("noBody");
  return { octets, length: bytes.length, headerLength, problems };
}

type AddOctet = (role: OctetRole, meaning: string, values?: OctetView["values"]) => void;

function readHeader(bytes: string[], add: AddOctet, problems: BinaryProblem[]): number {
  const said = Number.parseInt(bytes[0] as string, 16);
  add("length", "headerLength", { count: said });
  if (said === 0) problems.push("headerMissing");
  if (said + 1 > bytes.length) problems.push("headerTooLong");
  const end = Math.min(said + 1, bytes.length);
  let at = 1;
  while (at < end) {
    const id = bytes[at] as string;
    const name = ELEMENTS[id] ?? "unknown";
    add("element", `element.${name}`, { id });
    at += 1;
    if (at >= end) break;
    const size = Number.parseInt(bytes[at] as string, 16);
    add("elementLength", "elementLength", { count: size });
    at += 1;
    if (at + size > said + 1 && !problems.includes("elementTooLong")) problems.push("elementTooLong");
    const data = bytes.slice(at, Math.min(at + size, end));
    data.forEach((_octet, index) => {
      add("elementData", ...dataMeaning(name, data, index));
    });
    at += data.length;
  }
  return said + 1;
}

function dataMeaning(name: string, data: string[], index: number): [string, OctetView["values"]] {
  const value = Number.parseInt(data[index] as string, 16);
  const pair = (from: number) => Number.parseInt(`${data[from] ?? "00"}${data[from + 1] ?? "00"}`, 16);
  if (name === "port16" && data.length === 4) {
    if (index > 1) return ["port.from", { port: pair(2), half: index - 1 }];
    const port = pair(0);
    return [PORTS[port] ? `port.${PORTS[port]}` : "port.to", { port, half: index + 1 }];
  }
  if (name === "port8" && data.length === 2)
    return [index === 0 ? "port.to" : "port.from", { port: value, half: 1 }];
  if (name === "concat8" && data.length === 3)
    return [`concat.${["reference", "total", "number"][index] as string}`, { value }];
  if (name === "concat16" && data.length === 4) {
    if (index < 2) return ["concat.reference", { value: pair(0) }];
    return [index === 2 ? "concat.total" : "concat.number", { value }];
  }
  return ["elementData", { value }];
}
