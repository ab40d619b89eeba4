/** One case of how a text or octets are encoded, and where that is written. */
export interface GoldenText {
  source: string;
  text: string;
  encoding: "gsm7" | "ucs2";
  parts: number;
  /** Septets, or UTF-16 units. */
  units: number;
  /** What stands in `message`: the text itself in GSM, upper-case hex of UTF-16BE else. */
  sent: string;
}

const BASIC = "3GPP TS 23.038, 6.2.1 (GSM 03.38 default alphabet)";
const EXTENSION = "3GPP TS 23.038, 6.2.1.1 (extension table)";
const UCS2 = "3GPP TS 23.038, 6.2.3 (UCS2); ISO/IEC 10646, UTF-16";
const JOINED = "3GPP TS 23.040, 9.2.3.24.1: six octets of header leave 153 septets or 67 units";
const PLAIN = "3GPP TS 23.040, 9.2.3.16: 140 octets hold 160 septets or 70 units";

const gsm = (source: string, text: string, units: number, parts = 1): GoldenText => ({
  source,
  text,
  encoding: "gsm7",
  parts,
  units,
  sent: text,
});
const ucs = (source: string, text: string, units: number, sent: string, parts = 1): GoldenText => ({
  source,
  text,
  encoding: "ucs2",
  parts,
  units,
  sent,
});
const a = (count: number) => "a".repeat(count);

export const GOLDEN_TEXTS: GoldenText[] = [
  // The basic table, row by row of its codes.
  gsm(`${BASIC}, 00–0F`, "@£$¥èéùìòÇ\nØø\rÅå", 16),
  gsm(`${BASIC}, 10–1A, 1C–1F`, "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ", 15),
  gsm(`${BASIC}, 20–2F`, " !\"#¤%&'()*+,-./", 16),
  gsm(`${BASIC}, 30–3F`, "0123456789:;<=>?", 16),
  gsm(`${BASIC}, 40–4F`, "¡ABCDEFGHIJKLMNO", 16),
  gsm(`${BASIC}, 50–5F`, "PQRSTUVWXYZÄÖÑÜ§", 16),
  gsm(`${BASIC}, 60–6F`, "¿abcdefghijklmno", 16),
  gsm(`${BASIC}, 70–7F`, "pqrstuvwxyzäöñüà", 16),
  // Each character of the extension table costs the escape and itself.
  ...["\f", "^", "{", "}", "\\", "[", "~", "]", "|", "€"].map((char) => gsm(EXTENSION, char, 2)),
  gsm(EXTENSION, "Harga: 5€ [A]", 16),
  // Lengths.
  gsm(PLAIN, a(160), 160),
  gsm(JOINED, a(161), 161, 2),
  gsm(JOINED, a(306), 306, 2),
  gsm(JOINED, a(307), 307, 3),
  gsm(JOINED, a(459), 459, 3),
  gsm(JOINED, a(460), 460, 4),
  gsm(PLAIN, "€".repeat(80), 160),
  gsm(`${JOINED}; an escape is not parted from its character`, "€".repeat(81), 162, 2),
  gsm(`${JOINED}; an escape is not parted from its character`, `${a(152)}€${a(152)}`, 306, 3),
  gsm(`${JOINED}; an escape is not parted from its character`, `${a(151)}€${a(153)}`, 306, 2),
  gsm(`${PLAIN}; 159 and an extension character are 161`, `${a(159)}€`, 161, 2),
  // What is not in the table makes the whole text UCS-2.
  ucs("Specification 1.84, “Incoming SMS”: ABC, beside a Chinese character", "ABC中", 4, "0041004200434E2D"),
  ucs(`${BASIC}: small c with cedilla is not in it, the capital is`, "ç", 1, "00E7"),
  ucs(`${BASIC}: a with acute is not in it`, "á", 1, "00E1"),
  ucs(`${BASIC}: i with acute is not in it`, "í", 1, "00ED"),
  ucs(`${BASIC}: no grave accent by itself`, "`", 1, "0060"),
  ucs(`${BASIC}: no tab`, "\t", 1, "0009"),
  ucs(`${BASIC}: no no-break space`, "\u00A0", 1, "00A0"),
  ucs("Unicode 2019, what an editor writes for an apostrophe", "it’s", 4, "0069007420190073"),
  ucs("Unicode 201C and 201D", "“A”", 3, "201C0041201D"),
  ucs("Unicode 2013", "–", 1, "2013"),
  ucs("Unicode 2026", "…", 1, "2026"),
  ucs(`${BASIC}: Greek capitals that look Latin are not in it`, "Α", 1, "0391"),
  ucs(`${EXTENSION}: € is in it, but the text is not`, "€中", 2, "20AC4E2D"),
  ucs(`${UCS2}: line feed`, "中\n", 2, "4E2D000A"),
  // Scripts of Malaysia and its neighbours.
  ucs(`${UCS2}: Chinese`, "你好", 2, "4F60597D"),
  ucs(`${UCS2}: Tamil, combining marks are units of their own`, "வணக்கம்", 7, "0BB50BA30B950BCD0B950BAE0BCD"),
  ucs(`${UCS2}: Arabic, in the order in which it is read`, "مرحبا", 5, "06450631062D06280627"),
  ucs(`${UCS2}: Jawi`, "سلامت", 5, "0633064406270645062A"),
  ucs(`${UCS2}: Thai`, "สวัสดี", 6, "0E2A0E270E310E2A0E140E35"),
  ucs(`${UCS2}: Japanese`, "こんにちは", 5, "30533093306B3061306F"),
  ucs(`${UCS2}: Korean`, "안녕", 2, "C548B155"),
  ucs(`${UCS2}: Cyrillic`, "Привет", 6, "041F04400438043204350442"),
  ucs(`${UCS2}: Hebrew`, "שלום", 4, "05E905DC05D505DD"),
  ucs(`${UCS2}: Devanagari`, "नमस्ते", 6, "0928092E0938094D09240947"),
  ucs("Unicode, a letter and its combining mark are two units", "e\u0301", 2, "00650301"),
  // Surrogate pairs.
  ucs("RFC 2781, 2.1: a character beyond FFFF is a pair", "😀", 2, "D83DDE00"),
  ucs("RFC 2781, 2.1: 10437", "𐐷", 2, "D801DC37"),
  ucs("RFC 2781, 2.1: the last, 10FFFF", "\u{10FFFF}", 2, "DBFFDFFF"),
  ucs(
    "Unicode, emoji joined by 200D are several characters",
    "👨‍👩‍👧",
    8,
    "D83DDC68200DD83DDC69200DD83DDC67",
  ),
  ucs("Unicode, a flag is two regional indicators", "🇲🇾", 4, "D83CDDF2D83CDDFE"),
  ucs("Unicode, an emoji with a skin tone is two characters", "👍🏽", 4, "D83DDC4DD83CDFFD"),
  // Lengths in UCS-2.
  ucs(PLAIN, "中".repeat(70), 70, "4E2D".repeat(70)),
  ucs(JOINED, "中".repeat(71), 71, "4E2D".repeat(71), 2),
  ucs(JOINED, "中".repeat(134), 134, "4E2D".repeat(134), 2),
  ucs(JOINED, "中".repeat(135), 135, "4E2D".repeat(135), 3),
  ucs(PLAIN, "😀".repeat(35), 70, "D83DDE00".repeat(35)),
  ucs(`${JOINED}; 33 pairs fit, the 34th is not parted`, "😀".repeat(67), 134, "D83DDE00".repeat(67), 3),
  ucs(
    `${JOINED}; a pair is not parted`,
    `${"中".repeat(66)}😀${"中".repeat(65)}`,
    133,
    `${"4E2D".repeat(66)}D83DDE00${"4E2D".repeat(65)}`,
    2,
  ),
  ucs(
    `${JOINED}; a pair is not parted`,
    `${"中".repeat(66)}😀${"中".repeat(66)}`,
    134,
    `${"4E2D".repeat(66)}D83DDE00${"4E2D".repeat(66)}`,
    3,
  ),
  ucs(`${PLAIN}; one curly quote in 100 letters`, `${a(99)}’`, 100, `${"0061".repeat(99)}2019`, 2),
];

export interface GoldenHeader {
  source: string;
  hex: string;
  /** What each octet of the header is said to be; keys of the screens' texts. */
  meanings: string[];
  problems: string[];
}

/** User data headers: 3GPP TS 23.040, 9.2.3.24, and the ports of Smart Messaging 3.0.0. */
export const GOLDEN_HEADERS: GoldenHeader[] = [
  {
    source: "9.2.3.24.1, concatenation with an 8-bit reference",
    hex: "0500032A030141",
    meanings: [
      "headerLength",
      "element.concat8",
      "elementLength",
      "concat.reference",
      "concat.total",
      "concat.number",
    ],
    problems: [],
  },
  {
    source: "9.2.3.24.8, concatenation with a 16-bit reference",
    hex: "0608041234030141",
    meanings: [
      "headerLength",
      "element.concat16",
      "elementLength",
      "concat.reference",
      "concat.reference",
      "concat.total",
      "concat.number",
    ],
    problems: [],
  },
  {
    source: "9.2.3.24.3, ports of 8 bits",
    hex: "040402F0F141",
    meanings: ["headerLength", "element.port8", "elementLength", "port.to", "port.from"],
    problems: [],
  },
  ...(
    [
      ["1581", "port.ringtone", "ringtone"],
      ["1582", "port.operatorLogo", "operator logo"],
      ["1583", "port.groupLogo", "caller group logo"],
      ["158A", "port.picture", "picture message"],
      ["23F4", "port.vcard", "vCard"],
      ["23F5", "port.vcalendar", "vCalendar"],
      ["0B84", "port.wapPush", "WAP push"],
      ["3E80", "port.to", "an application's own port"],
    ] as const
  ).map(([port, meaning, what]) => ({
    source: `9.2.3.24.4, ports of 16 bits; Smart Messaging 3.0.0, ${what}`,
    hex: `060504${port}000041`,
    meanings: ["headerLength", "element.port16", "elementLength", meaning, meaning, "port.from", "port.from"],
    problems: [],
  })),
  {
    source: "Smart Messaging FAQ 2.0, question 18: ports, then which part it is",
    hex: "0B050415820000000303020141",
    meanings: [
      "headerLength",
      "element.port16",
      "elementLength",
      "port.operatorLogo",
      "port.operatorLogo",
      "port.from",
      "port.from",
      "element.concat8",
      "elementLength",
      "concat.reference",
      "concat.total",
      "concat.number",
    ],
    problems: [],
  },
  {
    source: "9.2.3.24.2, message waiting",
    hex: "040102000141",
    meanings: ["headerLength", "element.indication", "elementLength", "elementData", "elementData"],
    problems: [],
  },
  {
    source: "9.2.3.24: a header longer than the message",
    hex: "0605",
    meanings: ["headerLength", "element.port16"],
    problems: ["headerTooLong"],
  },
  {
    source: "9.2.3.24: an element longer than its header",
    hex: "03050415820000AA",
    meanings: ["headerLength", "element.port16", "elementLength", "elementData"],
    problems: ["elementTooLong"],
  },
  {
    source: "9.2.3.24: a header of no length",
    hex: "0041",
    meanings: ["headerLength"],
    problems: ["headerMissing"],
  },
  {
    source: "9.2.3.24: nothing after the header",
    hex: "06050415810000",
    meanings: [
      "headerLength",
      "element.port16",
      "elementLength",
      "port.ringtone",
      "port.ringtone",
      "port.from",
      "port.from",
    ],
    problems: ["noBody"],
  },
];
