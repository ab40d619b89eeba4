import type { ContactEvent } from "@/lib/contacts/contact.view";

/** What is known of whether a number can be reached. */
export type NumberHealth =
  /** Not in service, so many times since it was reached last. */
  | { state: "dead"; times: number; at: string }
  /** Not reached the last time; it may be soon. */
  | { state: "soon"; at: string }
  | { state: "reached"; at: string }
  | { state: "unknown" };

const FAILED = ["failed", "expired", "rejected"];

/**
 * What the newest thing that says something says of a number. A code that speaks of the text, or of
 * nothing in particular, says nothing.
 * @param events newest first
 */
export function numberHealth(
  events: readonly ContactEvent[],
  codes: { dead: readonly string[]; soon: readonly string[] },
): NumberHealth {
  let times = 0;
  let told = "";
  const dead = (): NumberHealth | null => (times > 0 ? { state: "dead", times, at: told } : null);
  for (const event of events) {
    if (event.kind === "received" || event.status === "delivered")
      return dead() ?? { state: "reached", at: event.at };
    if (!FAILED.includes(event.status) || event.code === null) continue;
    if (codes.dead.includes(event.code)) {
      if (times === 0) told = event.at;
      times += 1;
    } else if (codes.soon.includes(event.code) && times === 0) return { state: "soon", at: event.at };
  }
  return dead() ?? { state: "unknown" };
}
