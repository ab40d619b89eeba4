import { findCallbackNumbers } from "./callback-number.rules";
import { findHyperlinks, type Span } from "./hyperlink.rules";

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
  const links = findHyperlinks(words).map((span) => finding("hyperlink", words, span));
  findings.push(...links);
  const withoutLinks = links.reduce(
    (rest, { from, to }) => rest.slice(0, from) + "\n".repeat(to - from) + rest.slice(to),
    words,
  );
  findings.push(...findCallbackNumbers(withoutLinks).map((span) => finding("callbackNumber", words, span)));
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

function finding(kind: MalaysiaFinding["kind"], text: string, { from, to }: Span): MalaysiaFinding {
  return { kind, from, to, found: text.slice(from, to) };
}

function matches(text: string, pattern: RegExp, kind: MalaysiaFinding["kind"]): MalaysiaFinding[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) =>
    finding(kind, text, { from: index, to: index + found.length }),
  );
}
