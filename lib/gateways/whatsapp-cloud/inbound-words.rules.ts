import type { WrittenMessage } from "@/lib/gateways/whatsapp-cloud/callback-body.rules";

/** The member of an object that is one, whatever came; undefined where there is none. */
function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null && Object.hasOwn(of, name)
    ? (of as Record<string, unknown>)[name]
    : undefined;
}

function words(of: unknown, ...path: string[]): string {
  const found = path.reduce(member, of);
  return typeof found === "string" ? found : "";
}

/**
 * What somebody sent, as it reads and as it is shown. A button is what stands on it; what is no
 * text is named for what it is, with the words that came with it.
 */
export function inboundWords(message: WrittenMessage): { text: string; shown: string } {
  const type = message.type ?? "unknown";
  const plain = plainWords(message, type);
  if (plain !== null) return { text: plain, shown: plain };
  const said =
    words(message, type, "caption") ||
    words(message, type, "emoji") ||
    words(message, type, "filename") ||
    words(message, type, "name") ||
    words(message, type, "body");
  return {
    text: words(message, type, "caption"),
    shown: `[${type.slice(0, 40)}]${said === "" ? "" : ` ${said}`}`,
  };
}

function plainWords(message: WrittenMessage, type: string): string | null {
  if (type === "text") return words(message, "text", "body");
  if (type === "button") return words(message, "button", "text") || words(message, "button", "payload");
  if (type !== "interactive") return null;
  const reply = member(message, "interactive");
  return words(reply, "button_reply", "title") || words(reply, "list_reply", "title") || null;
}
