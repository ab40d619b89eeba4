/** Stop words to which people write a particle without a space. */
const STEMS = ["stop", "berhenti", "hentikan", "henti", "unsubscribe", "unsub", "stopkan"];
const AFTER = /^(?:l+a+h*|lar|je+|jela|lo|pls+|plz+|please|tq|ok)$/;
const BEFORE = /^(pls+|plz+|please|tolong|tlg|sila)(stop|unsub|unsubscribe|berhenti|henti|hentikan)$/;

/** "stoplah", "plsstop": a stop word and its particle as two words. Others stay as they are. */
export function unglue(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const [, before = "", stem = ""] = BEFORE.exec(word) ?? [];
    if (stem !== "") return [before, stem];
    const begins = STEMS.find((one) => word.startsWith(one) && AFTER.test(word.slice(one.length)));
    return begins === undefined ? [word] : [begins, word.slice(begins.length)];
  });
}
