import type { Random } from "@/lib/testing/fuzz/random";

/**
 * Texts that databases, parsers and clocks stumble over. No address in them leads off this machine.
 */
const TEXTS = [
  "",
  "\0",
  "a\0b",
  "\ud800",
  "x\udfff",
  "\u202e\u200b",
  "%00",
  "%ff",
  "'; DROP TABLE list; --",
  "\\",
  '"',
  "{{firstName}}",
  "{{fields.__proto__|x}}",
  "{{",
  "$\u007b7*7}",
  "<script>1</script>",
  "../../etc/passwd",
  "null",
  "NaN",
  "-1",
  "0",
  "1e400",
  "99999999999999999999",
  "2147483648",
  "9223372036854775808",
  "+275760-09-13T00:00:00Z",
  "9999-12-31T23:59:59+99:00",
  "0000-00-00",
  "2026-13-45",
  "-000001-01-01T00:00:00Z",
  "http://127.0.0.1:9/",
  "https://[::1]:9/",
  "+60123456789",
  "x@example.invalid",
  "🙂".repeat(50),
  "x".repeat(5_000),
  "é".normalize("NFD").repeat(200),
  "$1",
  "$@1",
  "$undefined",
];

export function badText(random: Random): string {
  return random.pick(TEXTS);
}

export function badValue(random: Random, depth = 0): unknown {
  const kinds: (() => unknown)[] = [
    () => badText(random),
    () => null,
    () => random.chance(0.5),
    () => random.pick([0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21]),
    () => [],
    () => ({}),
    () => Array.from({ length: random.below(4) }, () => (depth > 2 ? null : badValue(random, depth + 1))),
    () => ({ [badText(random)]: depth > 2 ? 1 : badValue(random, depth + 1), constructor: 1 }),
    () => random.uuid(),
  ];
  return random.pick(kinds)();
}

/**
 * What is given as an address that the product would call: on this machine, where nobody listens,
 * or none at all.
 */
export function badAddress(random: Random): unknown {
  return random.pick([
    "http://127.0.0.1:9/",
    "https://127.0.0.1:9/hook",
    "http://[::1]:9/",
    "http://127.0.0.1:9/\0",
    "http://127.0.0.1:9/\ud800",
    "http://",
    "",
    null,
    1,
    {},
  ]);
}

/** A cursor as ours are written, with anything in it. */
export function badCursor(random: Random): string {
  const part = () =>
    random.pick<unknown>([
      badText(random),
      random.uuid(),
      8.64e15,
      -8.64e15,
      1e15,
      2 ** 53,
      -1,
      null,
      random.below(1e9),
    ]);
  const key = random.chance(0.1) ? badValue(random) : Array.from({ length: 1 + random.below(3) }, part);
  return Buffer.from(JSON.stringify(key) ?? "").toString(random.chance(0.9) ? "base64url" : "hex");
}

/**
 * Encodings of a path: what is no UTF-8, what hides a slash or a control character, what is far too
 * long.
 */
export function badSegment(random: Random): string {
  const raw = [
    "%ff",
    "%E0%A4%A",
    "%ED%A0%80",
    "%00",
    "%2e%2e",
    "..",
    ".",
    "%2F",
    "%5C",
    "%",
    "%zz",
    "%0d%0a",
    ";",
    "a:b",
    "@",
    "%25%30%30",
    "x".repeat(9_000),
  ];
  return random.chance(0.6) ? random.pick(raw) : encodeURIComponent(badText(random).toWellFormed()) || "-";
}
