import type { MessageContent } from "@/lib/messages/message-content.input";

/** From so much alike on, two texts are the same to whoever reads them. */
const ALIKE = 0.85;

/** What is read of a message: letters and figures, without case, marks and spaces between them. */
function readOf(message: MessageContent): string {
  if (message.kind === "binary") return message.hex.toLowerCase();
  return message.text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How often each three characters in a row stand in a text. */
function triples(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const padded = ` ${text} `;
  for (let at = 0; at + 3 <= padded.length; at += 1) {
    const triple = padded.slice(at, at + 3);
    found.set(triple, (found.get(triple) ?? 0) + 1);
  }
  return found;
}

/** Whether two messages say the same, or nearly: a date or a price may differ. */
export function isSameText(one: MessageContent, other: MessageContent): boolean {
  if ((one.kind === "binary") !== (other.kind === "binary")) return false;
  const [a, b] = [readOf(one), readOf(other)];
  if (a === b) return true;
  if (one.kind === "binary" || a === "" || b === "") return false;
  const [of, against] = [triples(a), triples(b)];
  let shared = 0;
  for (const [triple, times] of of) shared += Math.min(times, against.get(triple) ?? 0);
  const sum = (all: Map<string, number>) => [...all.values()].reduce((total, times) => total + times, 0);
  return (2 * shared) / (sum(of) + sum(against)) >= ALIKE;
}
