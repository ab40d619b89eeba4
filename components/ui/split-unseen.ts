export interface TextPart {
  at: number;
  text: string;
  unseen: boolean;
}

/**
 * Cuts a text at the characters that cannot be seen but change what is: controls, direction marks,
 * zero-width space, tags, the byte order mark. Zero-width joiner and non-joiner stay: emoji and
 * several scripts are written with them.
 */
export function splitUnseen(text: string, keepBreaks: boolean): TextPart[] {
  const parts: TextPart[] = [];
  let plain = "";
  let at = 0;
  for (const sign of text) {
    if (isUnseen(sign.codePointAt(0) ?? 0, keepBreaks)) {
      if (plain !== "") parts.push({ at: at - plain.length, text: plain, unseen: false });
      parts.push({ at, text: codeOf(sign), unseen: true });
      plain = "";
    } else {
      plain += sign;
    }
    at += sign.length;
  }
  if (plain !== "") parts.push({ at: at - plain.length, text: plain, unseen: false });
  return parts;
}

function isUnseen(code: number, keepBreaks: boolean): boolean {
  if (keepBreaks && (code === 10 || code === 13 || code === 9)) return false;
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x061c ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xe0000 && code <= 0xe007f)
  );
}

function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
