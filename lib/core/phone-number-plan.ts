import { type CountryCode, Metadata } from "libphonenumber-js/max";

/** The part of libphonenumber's numbering plan that it exports without types. */
interface Plan {
  type(name: "MOBILE"): { pattern(): string; possibleLengths(): number[] } | undefined;
  possibleLengths(): number[];
}

const plans = new Map<CountryCode, Plan>();

function planOf(country: CountryCode): Plan {
  const kept = plans.get(country);
  if (kept) return kept;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as unknown as Plan;
  plans.set(country, plan);
  return plan;
}

/**
 * The library's own pattern: a test holds this short way equal to its long way, which takes 30
 * times as long.
 */
const MALAYSIAN_MOBILE = new RegExp(`^(?:${planOf("MY").type("MOBILE")?.pattern()})$`);

/** Whether these digits, after 60 or after the trunk 0, are a Malaysian mobile number. */
export function isMalaysianMobile(national: string): boolean {
  return national.length >= 9 && national.length <= 10 && MALAYSIAN_MOBILE.test(national);
}

/**
 * Whether a number that is not valid has too few or too many digits for a mobile of its country;
 * null when its length is right.
 */
export function judgeLength(national: string, country: CountryCode): "too_short" | "too_long" | null {
  const plan = planOf(country);
  const lengths = plan.type("MOBILE")?.possibleLengths() ?? plan.possibleLengths();
  if (lengths.length === 0) return null;
  if (national.length < Math.min(...lengths)) return "too_short";
  if (national.length > Math.max(...lengths)) return "too_long";
  return null;
}
