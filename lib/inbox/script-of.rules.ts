/** How a text is written, as far as its letters tell: English and Malay are both Latin. */
export const SCRIPTS = ["latin", "chinese", "tamil", "arabic"] as const;
type Script = (typeof SCRIPTS)[number];

/**
 * Empty where a text has no letter of these. A word of English in a Chinese text changes nothing.
 */
export function scriptOf(text: string): Script | "" {
  if (/\p{Script=Han}/u.test(text)) return "chinese";
  if (/\p{Script=Tamil}/u.test(text)) return "tamil";
  if (/\p{Script=Arabic}/u.test(text)) return "arabic";
  return /\p{Script=Latin}/u.test(text) ? "latin" : "";
}
