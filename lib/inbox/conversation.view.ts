import { z } from "zod";
import { PAUSE_REASONS } from "@/lib/core/pause-reason";
import { CHANNELS, type Channel } from "@/lib/gateways/gateway-kind.rules";
import { MEDIA_KINDS, MEDIA_LOSSES } from "@/lib/gateways/media.view";
import { REVIEW_STATES } from "@/lib/inbox/conversation.rules";
import type { ScheduledReplyView } from "@/lib/inbox/scheduled-reply.view";
import { labelViewSchema } from "@/lib/labels/label.view";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { OPT_OUT_SIGNS } from "@/lib/opt-outs/opt-out-signs.rules";

const personViewSchema = z.object({
  /** Member id. */
  id: z.uuid(),
  name: z.string(),
});
export type PersonView = z.infer<typeof personViewSchema>;

const channel = z.enum(CHANNELS);

/** Everything that one phone and one short code said to each other, as a list shows it. */
export const conversationViewSchema = z.object({
  id: z.uuid(),
  phone: z
    .string()
    .describe(
      "Digits, country code first; masked for a role that may not see whole numbers, and empty where WhatsApp does not tell it.",
    ),
  whatsappUserId: z
    .string()
    .nullable()
    .describe("Of somebody whose number is not known: the id by which WhatsApp names them. Never a number."),
  masked: z.boolean(),
  shortCode: z.string(),
  channel: channel.describe("By which the person wrote last."),
  name: z
    .string()
    .describe(
      "The contact's name; empty when the phone is no contact. Without a number: that of their WhatsApp profile.",
    ),
  open: z.boolean(),
  unread: z.int(),
  assignee: personViewSchema.nullable(),
  labels: z.array(labelViewSchema).describe("The workspace's own labels on it, by name."),
  lastText: z.string(),
  lastDirection: z.enum(["in", "out"]),
  lastAt: z.iso.datetime(),
  waitingSince: z.iso.datetime().nullable().describe("The first text that nobody has answered yet."),
  snoozedUntil: z.iso.datetime().nullable().describe("Put off until then."),
  lastBy: z
    .object({ id: z.uuid().nullable(), name: z.string() })
    .nullable()
    .describe("Who of us wrote the last line; null where the customer did. A key has a name only."),
  review: z.int().describe("Texts that nearly say stop, and wait for a decision."),
  mentioned: z.boolean().describe("A note calls whoever asks, and they have not opened it; false for a key."),
  suppressed: z.boolean().describe("May not be texted."),
  replying: personViewSchema
    .extend({ until: z.iso.datetime() })
    .nullable()
    .describe("Who is writing a reply now, and until when that holds."),
});
export type ConversationView = z.infer<typeof conversationViewSchema>;

export const inboundMessageViewSchema = z.object({
  direction: z.literal("in"),
  id: z.string(),
  channel,
  text: z.string(),
  at: z.iso.datetime(),
  repeats: z
    .array(z.object({ id: z.string(), at: z.iso.datetime() }))
    .describe("The same text again within a minute: kept, and shown as one."),
  keyword: z.enum(["stop", "start"]).nullable(),
  review: z.enum(REVIEW_STATES).nullable(),
  sign: z
    .object({ kind: z.enum(OPT_OUT_SIGNS), words: z.string() })
    .nullable()
    .describe("How a wish to stop or start was recognised, and by which words."),
  readable: z.boolean().describe("False: the text could not be read for sure and stands as it came."),
  media: z
    .object({
      kind: z.enum(MEDIA_KINDS),
      fileName: z.string().describe("As the sender named it; empty where they did not."),
      state: z.enum(["waiting", "stored", "lost"]).describe("Of its file: fetched, or why there is none."),
      reason: z.enum(MEDIA_LOSSES).nullable(),
      contentType: z.string().nullable().describe("By its content, never as it was declared."),
      size: z.int().nullable(),
    })
    .nullable()
    .describe("A file that came with it."),
  parts: z
    .object({ total: z.int(), come: z.array(z.object({ id: z.string(), number: z.int() })) })
    .nullable()
    .describe("Of a long text: how many parts it has, and those that have come."),
});
export type InboundMessageView = z.infer<typeof inboundMessageViewSchema>;

export const replyViewSchema = z.object({
  direction: z.literal("out"),
  id: z.string().describe("The message's name in the API."),
  channel,
  template: z.string().nullable().describe("Of WhatsApp, where the text is one of its approved templates."),
  text: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  automatic: z
    .boolean()
    .describe("Sent by the product itself: it confirms a stop or start word, or says that nobody is there."),
  status: z.enum(MESSAGE_STATUSES),
  tracked: z.boolean(),
  readAt: z.iso
    .datetime()
    .nullable()
    .describe("Of a delivered one by WhatsApp: when it was read, where that is told."),
  held: z.boolean().describe("Of a sent one: the gateway holds it back for now."),
  parts: z.int(),
  failureCode: z.string().nullable(),
  waits: z
    .enum(PAUSE_REASONS)
    .nullable()
    .describe("Why it is not sent yet: its gateway account is paused, for this reason."),
  sentAgain: z.boolean().describe("It did not arrive, and somebody has sent it once more."),
});
export type ReplyView = z.infer<typeof replyViewSchema>;

/** A text that went to the number elsewhere: of a campaign, a direct one, a test. */
const sentViewSchema = z.object({
  direction: z.literal("sent"),
  id: z.string().describe("The message's name in the API."),
  channel,
  kind: z.enum(["campaign", "direct", "test"]),
  name: z.string().describe("The campaign's; empty for a direct text and a test."),
  text: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  tracked: z.boolean(),
  readAt: z.iso
    .datetime()
    .nullable()
    .describe("Of a delivered one by WhatsApp: when it was read, where that is told."),
  held: z.boolean().describe("Of a sent one: the gateway holds it back for now."),
  parts: z.int(),
  failureCode: z.string().nullable(),
});
export type SentView = z.infer<typeof sentViewSchema>;

export const conversationMessageSchema = z.discriminatedUnion("direction", [
  inboundMessageViewSchema,
  replyViewSchema,
  sentViewSchema,
]);
export type ConversationMessageView = z.infer<typeof conversationMessageSchema>;

export interface NoteView {
  id: string;
  by: string;
  text: string;
  at: string;
}

/** Credit that reached the customer who writes from this phone. */
export interface MovedCreditView {
  id: string;
  credits: number;
  customer: string;
  at: string;
}

/** A gateway account by its label, to filter by. */
export interface InboxAccountView {
  id: string;
  label: string;
  channel: Channel;
}

/** A way to answer somebody. */
export interface ReplyChannelView {
  channel: Channel;
  gatewayAccountId: string;
  /** The account's. */
  label: string;
  /** Until when WhatsApp takes free words; null by SMS, and where they never wrote by it. */
  openUntil: string | null;
}

/** What the third pane says about the person, and what is written about them. */
export interface ConversationDetailView extends ConversationView {
  gatewayAccount: string;
  /** The ways to answer; the first is the one that they wrote by last. */
  channels: ReplyChannelView[];
  /** False: what stands as the sender is no number, so nobody can text it. */
  answerable: boolean;
  createdAt: string;
  /** `text`: the words of theirs by which they opted out, where they wrote them here. */
  suppression: {
    reason: string;
    source: string;
    note: string;
    text: string | null;
    createdAt: string;
  } | null;
  /** Since when they are sent no campaign by WhatsApp, while SMS goes on. */
  whatsappStop: { source: string; createdAt: string } | null;
  /** A text of this phone waits for a decision: no campaign texts it meanwhile. */
  held: boolean;
  contact: {
    id: string | null;
    firstName: string;
    lastName: string;
    fields: { name: string; value: string }[];
  } | null;
  notes: NoteView[];
  moved: MovedCreditView[];
  /** Replies that wait for their time, and those that could not be sent then. */
  scheduled: ScheduledReplyView[];
}

/**
 * An inbound call as it came. Values are not decoded; those that are not the message's own are not
 * shown.
 */
export interface RawMessageView {
  at: string;
  contentType: string;
  parameters: { name: string; value: string | null }[];
}
