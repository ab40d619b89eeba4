import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { CHANNELS } from "@/lib/gateways/gateway-kind.rules";
import { CONVERSATION_FILTERS } from "@/lib/inbox/conversation.rules";
import { SCRIPTS } from "@/lib/inbox/script-of.rules";
import { templateContent } from "@/lib/messages/template-content.input";

/** GET …/conversations. */
export const conversationsQuery = z.object({
  status: z.enum(CONVERSATION_FILTERS).default("all"),
  /** Words of any message, the beginning of a contact's name, or digits of a phone. */
  q: text().max(100).default(""),
  /** Only those with this label. */
  label: z.uuid().optional(),
  /** Only those of this gateway account. */
  account: z.uuid().optional(),
  /** Only those to this short code. */
  shortCode: text().trim().max(30).optional(),
  /** Only those whose last text is written so. */
  script: z.enum(SCRIPTS).optional(),
  /** Only those that last said something on this day of the workspace or later … */
  from: z.iso.date().optional(),
  /** … and on this day or before. */
  to: z.iso.date().optional(),
  /** Those that are open first, then the closed ones. */
  byState: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
  cursor: text().max(200).optional(),
});
export type ConversationsQuery = z.output<typeof conversationsQuery>;

/** GET …/conversations/ID/messages, newest first. */
export const conversationMessagesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
  cursor: text().max(200).optional(),
  /** With what was sent to the number elsewhere: by campaigns, as direct texts, as tests. */
  sent: z.stringbool().default(false),
});
export type ConversationMessagesQuery = z.output<typeof conversationMessagesQuery>;

export const replyText = text()
  .min(1, said("input.inbox.reply"))
  .max(1600, said("input.messages.textLong"))
  .refine((text) => text.trim() !== "", said("input.inbox.reply"));

/** By what the reply goes; left out: as its conversation's person wrote last. */
const channel = z.enum(CHANNELS).optional();

/** POST /api/v1/conversations/ID/replies. */
export const replyInput = z.strictObject({ text: replyText, channel });

const id = z.uuid();

/** The screen's reply. `requestKey` is made with it: asking twice with one key texts once. */
const screenReply = {
  id,
  channel,
  requestKey: z.uuid(),
  /** The last word that the writer has seen; a later one is shown before it is sent. */
  seen: z.iso.datetime().optional(),
  /** The conversation is closed with it. */
  close: z.boolean().optional(),
};
export const sendReplyInput = z.union([
  z.strictObject({ ...screenReply, text: replyText }),
  z.strictObject({ ...screenReply, template: templateContent }),
]);

/** A text that did not arrive, once more. */
export const sendAgainInput = z.strictObject({ id, messageId: text().max(80) });
export type SendAgainInput = z.output<typeof sendAgainInput>;

export const conversationIdInput = z.strictObject({ id });
export type ConversationIdInput = z.output<typeof conversationIdInput>;

export const markConversationInput = z.strictObject({ id, read: z.boolean() });
export type MarkConversationInput = z.output<typeof markConversationInput>;

export const assignConversationInput = z.strictObject({ id, memberId: z.uuid().nullable() });
export type AssignConversationInput = z.output<typeof assignConversationInput>;

export const moveConversationInput = z.strictObject({ id, open: z.boolean() });
export type MoveConversationInput = z.output<typeof moveConversationInput>;

/** Null: it comes back now. */
const until = z.iso.datetime({ offset: true });
export const snoozeConversationInput = z.strictObject({ id, until: until.nullable() });
export type SnoozeConversationInput = z.output<typeof snoozeConversationInput>;

/** The same for as many as a list shows on four pages. */
export const changeManyInput = z.strictObject({
  ids: z.array(id).min(1).max(200),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("close") }),
    z.strictObject({ kind: z.literal("assign"), memberId: z.uuid().nullable() }),
    z.strictObject({ kind: z.literal("label"), labelId: z.uuid() }),
    z.strictObject({ kind: z.literal("snooze"), until }),
    z.strictObject({ kind: z.literal("optOut") }),
  ]),
});
export type ChangeManyInput = z.output<typeof changeManyInput>;

export const addNoteInput = z.strictObject({
  id,
  text: text().trim().min(1, said("input.inbox.note")).max(2000, said("input.general.noteLong")),
  /** Members who are called by it. */
  mentions: z.array(z.uuid()).max(20).optional(),
});
export type AddNoteInput = z.output<typeof addNoteInput>;

const name = text().trim().max(80, said("input.general.nameLong")).default("");
export const addToContactsInput = z.strictObject({
  id,
  firstName: name,
  lastName: name,
  listId: z.uuid().optional(),
});
export type AddToContactsInput = z.output<typeof addToContactsInput>;

export const threadFileInput = z.strictObject({ id, format: z.enum(["csv", "txt"]) });
export type ThreadFileInput = z.output<typeof threadFileInput>;

export const announceReplyInput = z.strictObject({ id, replying: z.boolean() });
export type AnnounceReplyInput = z.output<typeof announceReplyInput>;

export const decideReviewInput = z.strictObject({
  id,
  messageId: text().regex(/^\d{1,18}$/),
  decision: z.enum(["stopped", "dismissed"]),
});
export type DecideReviewInput = z.output<typeof decideReviewInput>;
