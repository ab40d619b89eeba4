/**
 * The text of an inbound message (docs/gateway.md, "inbound"): the specification says 2 = Unicode
 * and also "ContentType = 3, HEXCODE", so for both the text is decoded as UTF-16BE when it is
 * nothing but groups of four hexadecimal digits; for 1 never ("2024" and "DEAD" are words).
 */
export function inboundText(contentType: string, message: string): string {
  if (contentType !== "2" && contentType !== "3") return message;
  if (!/^([0-9A-Fa-f]{4})+$/.test(message)) return message;
  let text = "";
  for (let at = 0; at < message.length; at += 4)
    text += String.fromCharCode(Number.parseInt(message.slice(at, at + 4), 16));
  return text.toWellFormed().replaceAll("\0", "");
}
