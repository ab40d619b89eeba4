/** Calling codes of one and two digits; all others have three (ITU E.164). */
const ONE = new Set(["1", "7"]);
const TWO = new Set(
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(
    " ",
  ),
);

/**
 * "60123456789" → "+60 12-345 6789". Only spaces and hyphens are added: what is read can always be
 * typed back. Small on purpose: the numbering plan of the whole world would be the largest thing on
 * every screen.
 */
export function readablePhone(phone: string): string {
  const digits = phone.startsWith("+") ? phone.slice(1) : phone;
  if (!/^\d{7,15}$/.test(digits)) return phone;
  const code = codeOf(digits);
  return `+${code} ${groupNational(code, digits.slice(code.length))}`;
}

function codeOf(digits: string): string {
  if (ONE.has(digits.slice(0, 1))) return digits.slice(0, 1);
  return TWO.has(digits.slice(0, 2)) ? digits.slice(0, 2) : digits.slice(0, 3);
}

function groupNational(code: string, national: string): string {
  if (national.length < 7) return national;
  if (code === "60") {
    const area = national.startsWith("1") ? 2 : 1;
    const rest = national.slice(area);
    return `${national.slice(0, area)}-${rest.slice(0, rest.length - 4)} ${rest.slice(-4)}`;
  }
  if (code === "65" && national.length === 8) return `${national.slice(0, 4)} ${national.slice(4)}`;
  if (code === "1" && national.length === 10)
    return `${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`;
  return national.length > 8
    ? `${national.slice(0, national.length - 7)} ${national.slice(-7, -4)} ${national.slice(-4)}`
    : `${national.slice(0, -4)} ${national.slice(-4)}`;
}
