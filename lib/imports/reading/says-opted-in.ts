import { plainDigits } from "@/lib/core/plain-digits";

const YES =
  /^(?:y|yes|true|1|x|t|on|ya|betul|benar|setuju|agreed?|opted[\s_-]?in|是|对|對|同意|✓|✔|☑|√|✅|ஆம்|نعم)$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]|$)/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: |$)/;

/**
 * What a cell says of whether this person agreed to marketing by WhatsApp: yes, or the day on which
 * they did, of which none lies before WhatsApp. Anything else says nothing: null.
 */
export function saysOptedIn(cell: string): { at: Date | null } | null {
  const words = plainDigits(cell).trim();
  if (YES.test(words)) return { at: null };
  const [, year, month, day] = YEAR_FIRST.exec(words) ?? turned(DAY_FIRST.exec(words));
  if (year === undefined) return null;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 12));
  return at.getUTCDate() === Number(day) && at.getUTCMonth() === Number(month) - 1 && Number(year) > 2008
    ? { at }
    : null;
}

const turned = (found: RegExpExecArray | null) => (found ? [found[0], found[3], found[2], found[1]] : []);
