/**
 * GSM 03.38 (3GPP TS 23.038) default alphabet, table 6.2.1, in the order of its codes. The escape
 * at 1B is a space here and no character.
 */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u0000ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const ESCAPE = 0x1b;
/** Table 6.2.1.1: each costs two septets, the escape and its own. */
const EXTENSION = "\f^{}\\[~]|€";

/** Septets by UTF-16 unit: 0 = not in the alphabet. € (20AC) is the highest. */
const SEPTETS = new Uint8Array(0x20ad);
for (let code = 0; code < BASIC.length; code += 1) if (code !== ESCAPE) SEPTETS[BASIC.charCodeAt(code)] = 1;
for (const char of EXTENSION) SEPTETS[char.charCodeAt(0)] = 2;

/** What one UTF-16 unit costs in the GSM alphabet: 1 basic, 2 extension, 0 when it is not in it. */
export function gsmSeptets(unit: number): 0 | 1 | 2 {
  return (SEPTETS[unit] ?? 0) as 0 | 1 | 2;
}

/**
 * Whether the whole text is in the GSM alphabet, basic and extension (then types 1 and 2 may carry
 * it).
 */
export function isGsm7(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (!SEPTETS[text.charCodeAt(i)]) return false;
  return true;
}

export const GSM_BASIC: readonly string[] = [...BASIC].filter((_, code) => code !== ESCAPE);
export const GSM_EXTENSION: readonly string[] = [...EXTENSION];
