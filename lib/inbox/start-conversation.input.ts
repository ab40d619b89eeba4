import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { replyText } from "@/lib/inbox/conversation.input";

/** To a number as it is typed, or to a contact. */
export const startConversationInput = z.strictObject({
  to: text().trim().max(40).default(""),
  contactId: text()
    .regex(/^\d{1,18}$/)
    .optional(),
  gatewayAccountId: z.uuid().optional(),
  sender: text().trim().max(40).optional(),
  text: replyText,
  requestKey: z.uuid(),
});
export type StartConversationInput = z.output<typeof startConversationInput>;
