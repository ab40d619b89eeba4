import { type Sentence, sentence } from "@/lib/core/sentence";
import type { MessageContent } from "@/lib/messages/message-content.input";

/** What a kind of gateway can do. Rules and screens ask this, never the kind. */
export interface Capabilities {
  /** Many numbers in one call, without an id for any of them (`sendMany`). */
  untracked: boolean;
  /** Telling the credits that are left (`balance`). */
  balance: boolean;
  /** Saying whether a login is right without a balance (`check`). */
  check?: boolean;
  /** Moving credits to a customer (`transfer`). */
  transfers: boolean;
  /** Telling the message templates that it has (`templates`). */
  templates?: boolean;
  content: readonly MessageContent["kind"][];
  /** Of these, what goes only to somebody who wrote shortly before: as a reply. */
  onlyReplies?: readonly MessageContent["kind"][];
}

/** Why a gateway cannot send this, and the field that would have to change; null where it can. */
export function cannotSend(
  can: Capabilities,
  {
    message,
    delivery,
    reply = false,
  }: { message: MessageContent; delivery: "tracked" | "untracked"; reply?: boolean },
): { field: string; said: Sentence } | null {
  if (!can.content.includes(message.kind))
    return { field: "message.kind", said: sentence("problems.gateways.noContent", { kind: message.kind }) };
  if (!reply && can.onlyReplies?.includes(message.kind))
    return { field: "message.kind", said: sentence("problems.gateways.onlyReplies") };
  if (delivery === "untracked" && !can.untracked)
    return { field: "delivery", said: sentence("problems.gateways.noUntracked") };
  return null;
}
