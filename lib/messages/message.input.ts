import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { messageContent } from "@/lib/messages/message-content.input";

/** GET …/campaigns/ID/messages. */
export const listMessagesInput = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: text().max(200).optional(),
  status: z.enum(MESSAGE_STATUSES).optional(),
  /** The beginning or the last digits of a phone, or words of a name or a field. */
  search: text().max(100).optional(),
});
export type ListMessagesInput = z.infer<typeof listMessagesInput>;

/** POST /api/v1/messages: one message outside any campaign. */
export const sendMessageInput = z.strictObject({
  to: text().min(3).max(64),
  message: messageContent,
  sender: text().trim().max(32).nullish(),
  gatewayAccountId: z.uuid().nullish(),
});
export type SendMessageInput = z.infer<typeof sendMessageInput>;
