/**
 * What the Malaysian rules find in a text, and where it stands (offsets in UTF-16 units, end
 * exclusive).
 */
export interface MalaysiaFinding {
  kind: "pricePrefix" | "brandName" | "hyperlink" | "callbackNumber" | "personalData";
  from: number;
  to: number;
  /** The words found; empty where something is missing. */
  found: string;
}

/** Texts that begin with their price, `RM0` or `RM0.00`, and a colon or a space. */
const PRICE_PREFIX = /^\s*RM\s?0(?:\.00)?(?![\d.])/i;
/**
 * A label has at most 63 characters; without that bound a long line would be read again from each
 * word.
 */
const HYPERLINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b(?:[a-z0-9-]{1,63}\.){1,8}(?:com|net|org|my|sg|id|io|co|ly|me|info|biz|app|link|page|shop|site|xyz|gl|to|cc|tv|asia|online|store|club|top)\b(?:\/[^\s]*)?/giu;
/**
 * Digits that a person could call: +60…, 0x-xxxxxxx, 1-300 and 1-800 numbers, and short codes after
 * "call".
 */
const CALLBACK_NUMBER =
  /(?<![\w+./-])(?:(?:\+|00)?60|0|1[-\s]?[38]00)(?:[\s().-]?\d){6,11}(?!\w|[.,]\d)|(?=\d{5}\b)(?<=(?:\b(?:call|hubungi|telefon)|致电|拨打)\s*)\d{5}/giu;
const PERSONAL_DATA = new RegExp(
  [
    "\\b(?:password|passcode|kata\\s?laluan|pin\\s?(?:number|code)?|cvv2?|otp|tac(?:\\s?(?:code|number))?)\\b",
    "\\b(?:nric|mykad|ic\\s?(?:no|number)|no\\.?\\s?(?:ic|kad pengenalan)|kad\\s+pengenalan|passport\\s?(?:no|number))\\b",
    "\\b(?:account|akaun|credit\\s?card|kad\\s?kredit|debit\\s?card)\\s?(?:no|number|nombor)?\\b",
    "\\b(?:date\\s+of\\s+birth|tarikh\\s+lahir|mother'?s\\s+maiden\\s+name|home\\s+address|alamat\\s+rumah)\\b",
    "密码|身份证|账号|帐号|银行卡|验证码|கடவுச்சொல்|வங்கிக் கணக்கு",
  ].join("|"),
  "giu",
);
/** A word about personal data is a request only near a verb that asks for it. */
const ASKS =
  /\b(?:reply|send|give|provide|enter|confirm|update|verify|key\s?in|share|balas|hantar|beri|masukkan|sahkan|kemas\s?kini|kongsi)\b|回复|发送|提供|输入|确认|அனுப்ப|உறுதி/iu;

export interface MalaysiaSettings {
  /** `refuse` stops a launch with findings, `warn` only says them. */
  policy: "warn" | "refuse";
  /** The brand that must stand in the text; empty = not checked. */
  brandName: string;
  /**
   * `add` puts the price and the brand before a text that has them not, for recipients in +60 only.
   */
  prefix: "check" | "add";
}

/** The part of a workspace's settings that these rules follow. */
export function malaysiaSettings(settings: {
  malaysiaPolicy: "warn" | "refuse";
  malaysiaBrandName: string;
  malaysiaPrefix: "check" | "add";
}): MalaysiaSettings {
  return {
    policy: settings.malaysiaPolicy,
    brandName: settings.malaysiaBrandName,
    prefix: settings.malaysiaPrefix,
  };
}

/** The template as recipients in +60 get it; null when it is everyone's. */
export function malaysiaTemplate(
  template: string | null,
  { prefix, brandName }: Pick<MalaysiaSettings, "prefix" | "brandName">,
): string | null {
  if (prefix !== "add" || template === null || template.trim() === "") return null;
  const prefixed = withMalaysiaPrefix(template, brandName);
  return prefixed === template ? null : prefixed;
}

/**
 * Checks a text for recipients in +60 (MCMC, in force since 1 September 2024; docs/gateway.md,
 * "Malaysia").
 */
export function checkMalaysia(text: string, brandName: string): MalaysiaFinding[] {
  const findings: MalaysiaFinding[] = [];
  if (!PRICE_PREFIX.test(text)) findings.push({ kind: "pricePrefix", from: 0, to: 0, found: "" });
  if (brandName !== "" && !text.toLowerCase().includes(brandName.toLowerCase()))
    findings.push({ kind: "brandName", from: 0, to: 0, found: "" });
  // The name of a merge field is not sent, though "fields.site" looks like a host; its fallback is.
  const words = text.replace(/\{\{[^{}|]*/g, (name) => " ".repeat(name.length));
  const links = matches(words, HYPERLINK, "hyperlink");
  findings.push(...links);
  for (const number of matches(words, CALLBACK_NUMBER, "callbackNumber")) {
    if (!links.some((link) => number.from >= link.from && number.to <= link.to)) findings.push(number);
  }
  if (ASKS.test(words)) findings.push(...matches(words, PERSONAL_DATA, "personalData"));
  return findings.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Puts `RM0 Brand: ` before a text, as far as it is not there yet. */
export function withMalaysiaPrefix(text: string, brandName: string): string {
  const brandMissing = brandName !== "" && !text.toLowerCase().includes(brandName.toLowerCase());
  if (PRICE_PREFIX.test(text)) {
    return brandMissing ? text.replace(PRICE_PREFIX, (price) => `${price} ${brandName}`) : text;
  }
  return brandMissing ? `RM0 ${brandName}: ${text}` : `RM0 ${text}`;
}

/** A finding as a sentence for a person. */
export function malaysiaSentence(finding: MalaysiaFinding): string {
  switch (finding.kind) {
    case "pricePrefix":
      return "Texts to Malaysia begin with their price: put RM0 before the text.";
    case "brandName":
      return "Texts to Malaysia name the brand they come from.";
    case "hyperlink":
      return `Links are not allowed in texts to Malaysia: “${finding.found}”.`;
    case "callbackNumber":
      return `Numbers to call back are not allowed in texts to Malaysia: “${finding.found}”.`;
    case "personalData":
      return `Texts to Malaysia may not ask for personal data: “${finding.found}”.`;
  }
}

function matches(text: string, pattern: RegExp, kind: MalaysiaFinding["kind"]): MalaysiaFinding[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    from: match.index,
    to: match.index + match[0].length,
    found: match[0],
  }));
}
