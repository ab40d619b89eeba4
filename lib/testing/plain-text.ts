import type { IncomingMessage } from "@/lib/inbox/incoming-message";

/** What an inbound message says that was read for sure and is no part of a longer one. */
export function plainText(
  text: string,
): Pick<IncomingMessage, "gatewayKind" | "text" | "shown" | "sure" | "part"> {
  return { gatewayKind: "spec-1.84", text, shown: text, sure: true, part: null };
}
