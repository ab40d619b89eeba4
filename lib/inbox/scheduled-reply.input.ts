import { z } from "zod";
import { CHANNELS } from "@/lib/gateways/gateway-kind.rules";
import { replyText } from "@/lib/inbox/conversation.input";

const sendAt = z.iso.datetime({ offset: true });

/** `requestKey` is made with the reply: asked twice with one key, it is one reply. */
export const scheduleReplyInput = z.strictObject({
  id: z.uuid(),
  text: replyText,
  channel: z.enum(CHANNELS).optional(),
  sendAt,
  requestKey: z.uuid(),
});
export type ScheduleReplyInput = z.output<typeof scheduleReplyInput>;

export const changeScheduledInput = z.strictObject({ scheduledId: z.uuid(), text: replyText, sendAt });
export type ChangeScheduledInput = z.output<typeof changeScheduledInput>;

export const scheduledIdInput = z.strictObject({ scheduledId: z.uuid() });
export type ScheduledIdInput = z.output<typeof scheduledIdInput>;
