import { z } from "zod";
import { INSTEAD_CAUSES } from "@/lib/messages/instead.rules";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";

export const messageViewSchema = z.object({
  /** The message's name in URLs and the API (see `messageRef`). */
  id: z.string(),
  phone: z.string().describe("Digits, country code first."),
  name: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  tracked: z.boolean().describe("Whether the gateway gave it an id, so that delivery reports can follow."),
  gatewayMessageId: z.string().nullable(),
  parts: z.int(),
  attempts: z.int().describe("Calls to the gateway."),
  failureCode: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  finalAt: z.iso.datetime().nullable(),
  readAt: z.iso
    .datetime()
    .nullable()
    .describe(
      "Of a delivered one: when the gateway said that it was read. WhatsApp says it, SMS never does.",
    ),
  held: z
    .boolean()
    .describe("Of a sent one: the gateway took it and holds it back for now. Not delivered, and not failed."),
  /** 0, or counts the times a person decided to send again. */
  copy: z.int().describe("0, or counts the times a person decided to send again."),
  channel: z
    .enum(["sms", "whatsapp"])
    .optional()
    .describe("Where a campaign has a way back from WhatsApp to SMS."),
  instead: z
    .object({
      id: z.string().describe("The message by SMS."),
      status: z.enum(MESSAGE_STATUSES),
      why: z.enum(INSTEAD_CAUSES).describe("`late`: not delivered within the hours."),
    })
    .optional()
    .describe("The SMS that this person got instead, and why; of that SMS itself the same."),
  again: z
    .object({
      id: z.string().describe("The message of the last time."),
      number: z.int().describe("How often this person was tried again."),
      status: z.enum(MESSAGE_STATUSES),
    })
    .optional()
    .describe("Where the campaign could not reach this person and tried again: how that went."),
});
export type MessageView = z.infer<typeof messageViewSchema>;

const attemptViewSchema = z.object({
  number: z.int(),
  seqno: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  outcome: z.enum(["accepted", "refused", "notSent", "unknown", "started"]),
  code: z.string().nullable().describe("The gateway's return code."),
  gatewayMessageId: z.string().nullable(),
  detail: z.string().nullable(),
});
export type AttemptView = z.infer<typeof attemptViewSchema>;

const reportViewSchema = z.object({
  id: z.string(),
  statusCode: z.string(),
  receivedAt: z.iso.datetime(),
  times: z.int().describe("How often the gateway sent this report."),
  raw: z.string().describe("The query string as it came."),
  applied: z.boolean(),
  /** `applied`, `superseded`, `repeat`, `waiting`, `intermediate`, `discarded`. */
  verdict: z.string(),
  /** Why it was applied or not, in words. */
  why: z.string().describe("Why it was applied or not, in words."),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** One recipient's whole story: each attempt and each raw report, in order. */
export const messageTimelineSchema = messageViewSchema.extend({
  attempts: z.array(attemptViewSchema),
  text: z.string(),
  encoding: z.enum(["gsm7", "ucs2", "binary"]),
  campaignId: z.uuid(),
  campaignName: z.string(),
  kind: z.enum(["campaign", "direct", "reply", "test"]),
  firstAttemptAt: z.iso.datetime().nullable(),
  reports: z.array(reportViewSchema),
});
export type MessageTimelineView = z.infer<typeof messageTimelineSchema>;
