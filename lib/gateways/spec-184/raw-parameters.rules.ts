const OWN = new Set(["shortcode", "contenttype", "msg"]);

/**
 * The parameters of an inbound call in their order, not decoded. The sender is written as the
 * reader may see it, and other values are left out: they may be a password that somebody put into
 * the callback URL.
 */
export function rawParameters(raw: string, sender: string): { name: string; value: string | null }[] {
  return raw
    .split(/[&?]/)
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const name = at < 0 ? pair : pair.slice(0, at);
      const value = at < 0 ? "" : pair.slice(at + 1);
      const known = name.toLowerCase();
      return { name, value: known === "sender" ? sender : OWN.has(known) ? value : null };
    });
}
