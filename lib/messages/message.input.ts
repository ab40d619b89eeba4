import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { messageContent } from "@/lib/messages/message-content.input";
import { readReasons } from "@/lib/messages/message-reason.rules";

/** GET …/campaigns/ID/messages. */
export const listMessagesInput = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: text().max(200).optional(),
  status: z.enum(MESSAGE_STATUSES).optional(),
  /** Whether the gateway said that it was read; whether the gateway holds it back. */
  read: z.enum(["true", "false"]).optional(),
  held: z.enum(["true", "false"]).optional(),
  /** The beginning or the last digits of a phone, or words of a name or a field. */
  search: text().max(100).optional(),
});
export type ListMessagesInput = z.infer<typeof listMessagesInput>;

/** What the report asks for beside it: exactly those whom one of its figures counts. */
export const listCountedMessagesInput = listMessagesInput.extend({
  /** Whether a delivery report can follow. */
  tracked: z.enum(["true", "false"]).optional(),
  reasons: text().max(2000).transform(readReasons).optional(),
});
export type MessageFilter = Pick<
  Partial<z.infer<typeof listCountedMessagesInput>>,
  "status" | "search" | "tracked" | "read" | "held" | "reasons"
>;

/** POST /api/v1/messages: one message outside any campaign. */
export const sendMessageInput = z.strictObject({
  to: text().min(3).max(64),
  message: messageContent,
  sender: text().trim().max(32).nullish(),
  gatewayAccountId: z.uuid().nullish(),
});
export type SendMessageInput = z.infer<typeof sendMessageInput>;
