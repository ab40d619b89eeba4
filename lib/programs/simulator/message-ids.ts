import { randomInt } from "node:crypto";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Ids as a gateway may give them: zeros in front, letters of both cases, and some that differ by
 * case alone. Whoever makes them a number, trims a zero or folds the case loses messages. The start
 * is random, so that a restart repeats none.
 */
export function messageIds(): () => string {
  const start = `00${Array.from({ length: 6 }, () => DIGITS[randomInt(DIGITS.length)]).join("")}`;
  let count = 0;
  return () => {
    let rest = count;
    count += 1;
    let tail = "";
    for (let i = 0; i < 6; i += 1) {
      tail = DIGITS[rest % 62] + tail;
      rest = Math.floor(rest / 62);
    }
    return start + tail;
  };
}
