/**
 * What a callback's raw query says: names in lower case, values decoded, and what could not be
 * decoded.
 */
export interface CallbackQuery {
  values: Map<string, string>;
  /** Names that stood more than once. */
  doubled: string[];
  /** Whether a value was not valid percent-encoded UTF-8 or held a NUL. */
  damaged: boolean;
}

/**
 * Reads a query as the gateway may write it (docs/gateway.md, "callback secret"): parameter names
 * in any case, and a second `?` where the gateway appended its own to a URL that already had one.
 * Never throws.
 */
export function readCallbackQuery(raw: string): CallbackQuery {
  const query: CallbackQuery = { values: new Map(), doubled: [], damaged: false };
  for (const pair of raw.split(/[&?]/)) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decode(at < 0 ? pair : pair.slice(0, at), query).toLowerCase();
    const value = decode(at < 0 ? "" : pair.slice(at + 1), query);
    if (query.values.has(name)) query.doubled.push(name);
    else query.values.set(name, value);
  }
  return query;
}

function decode(text: string, query: CallbackQuery): string {
  const spaced = text.replaceAll("+", " ");
  try {
    const decoded = decodeURIComponent(spaced);
    if (decoded.includes("\0")) query.damaged = true;
    return decoded.replaceAll("\0", "");
  } catch {
    query.damaged = true;
    return Buffer.from(
      spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      "latin1",
    )
      .toString("utf8")
      .replaceAll("\0", "");
  }
}
