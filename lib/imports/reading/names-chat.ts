/** "[12/11/2025, 10:33:12 AM] Ali: hi", "12/11/25, 10:33 - Ali: hi", in any order of the date. */
const CHAT_LINE =
  /^[\u200e\u200f\u202a\ufeff]{0,3}\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\s\u00a0\u202f]?(?:[ap]\.?m\.?|PTG|PG|上午|下午)?(?:\]| [-–])\s?\S/i;
const TELEGRAM_JSON =
  /"type":\s{0,4}"(?:personal_chat|bot_chat|saved_messages|(?:private|public)_(?:group|supergroup|channel))"|"about":\s{0,4}"Here is the data you requested/;
const TELEGRAM_PAGE = /class="(?:page_body chat_page|history)"|<title>Exported Data<\/title>/;

/** Whether a text begins as a chat does that was exported from WhatsApp or Telegram. */
export function isChat(begin: string): boolean {
  if (TELEGRAM_JSON.test(begin) || TELEGRAM_PAGE.test(begin)) return true;
  const lines = begin.split(/\r\n|\n|\r/, 12).filter((line) => line.trim() !== "");
  const said = lines.filter((line) => CHAT_LINE.test(line)).length;
  return said >= 2 || (said === 1 && CHAT_LINE.test(lines[0] ?? "") && lines.length <= 3);
}

/** A packed chat: an archive whose first file is the chat's text. */
export function isPackedChat(head: Uint8Array): boolean {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  const name = new TextDecoder().decode(head.subarray(30, 30 + Math.min(length, 200)));
  return /(?:^|\/)(?:_chat|whatsapp chat\b.{0,120}|\d{8}-(?:photo|audio|video|sticker)-.{0,80})\.\w{2,5}$|^chatexport_/i.test(
    name,
  );
}
