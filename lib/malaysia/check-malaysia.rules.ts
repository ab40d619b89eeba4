import { plainDigits } from "../core/plain-digits";
import { findCallbackNumbers } from "./callback-number.rules";
import { findHyperlinks, type Span } from "./hyperlink.rules";

import type { MalaysiaFinding } from "./malaysia-finding.rules";
import { namesPrice } from "./malaysia-template.rules";

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

/**
 * Checks a text for recipients in +60 (MCMC, in force since 1 September 2024; docs/gateway.md,
 * "Malaysia").
 */
export function checkMalaysia(text: string, brandName: string): MalaysiaFinding[] {
  const findings: MalaysiaFinding[] = [];
  if (!namesPrice(text)) findings.push({ kind: "pricePrefix", from: 0, to: 0, found: "" });
  if (brandName !== "" && !text.toLowerCase().includes(brandName.toLowerCase()))
    findings.push({ kind: "brandName", from: 0, to: 0, found: "" });
  // The name of a merge field is not sent, though "fields.site" looks like a host; its fallback is.
  const words = ascii(text).replace(/\{\{[^{}|]*/g, (name) => " ".repeat(name.length));
  const links = findHyperlinks(words).map((span) => finding("hyperlink", text, span));
  findings.push(...links);
  const withoutLinks = links.reduce(
    (rest, { from, to }) => rest.slice(0, from) + "\n".repeat(to - from) + rest.slice(to),
    words,
  );
  findings.push(...findCallbackNumbers(withoutLinks).map((span) => finding("callbackNumber", text, span)));
  if (ASKS.test(words)) findings.push(...matches(words, PERSONAL_DATA, "personalData"));
  return findings.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Full-width letters and digits of other scripts, each in its place: a phone opens them too. */
function ascii(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => (digit.length === 1 ? plainDigits(digit) : digit));
}

function finding(kind: MalaysiaFinding["kind"], text: string, { from, to }: Span): MalaysiaFinding {
  return { kind, from, to, found: text.slice(from, to) };
}

function matches(text: string, pattern: RegExp, kind: MalaysiaFinding["kind"]): MalaysiaFinding[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) =>
    finding(kind, text, { from: index, to: index + found.length }),
  );
}
