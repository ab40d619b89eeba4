import { MEDIA_KINDS, type ToldMedia } from "@/lib/gateways/media.view";
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
    placeOf(message, type) ||
    peopleOf(message, type) ||
    words(message, type, "body");
  return {
    text: words(message, type, "caption"),
    shown: `[${type.slice(0, 40)}]${said === "" ? "" : ` ${said}`}`,
  };
}

/** The file that came, with which name. */
export function mediaOf(message: WrittenMessage): { media?: ToldMedia } {
  const kind = MEDIA_KINDS.find((one) => one === message.type);
  const id = kind === undefined ? "" : words(message, kind, "id");
  if (kind === undefined || !/^[\w.-]{1,120}$/.test(id)) return {};
  return { media: { kind, id, fileName: words(message, kind, "filename").slice(0, 240) } };
}

/** Where somebody is: its name, and the two numbers that every map takes. */
function placeOf(message: WrittenMessage, type: string): string {
  const at = [member(member(message, type), "latitude"), member(member(message, type), "longitude")];
  const numbers = at.every((one) => typeof one === "number") ? at.join(", ") : "";
  return [words(message, type, "name"), words(message, type, "address"), numbers]
    .filter((one) => one !== "")
    .join(" · ");
}

/** Cards of people: each with its name and numbers. */
function peopleOf(message: WrittenMessage, type: string): string {
  const cards = member(message, type);
  if (!Array.isArray(cards)) return "";
  return cards
    .slice(0, 10)
    .map((card) => {
      const phones = member(card, "phones");
      const numbers = Array.isArray(phones) ? phones.map((one) => words(one, "phone")) : [];
      return [words(card, "name", "formatted_name"), ...numbers].filter((one) => one !== "").join(" ");
    })
    .join("; ");
}

function plainWords(message: WrittenMessage, type: string): string | null {
  if (type === "text") return words(message, "text", "body");
  if (type === "button") return words(message, "button", "text") || words(message, "button", "payload");
  if (type !== "interactive") return null;
  const reply = member(message, "interactive");
  return words(reply, "button_reply", "title") || words(reply, "list_reply", "title") || null;
}
