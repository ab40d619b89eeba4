import { z } from "zod";
import { approvalViewSchema } from "@/lib/approvals/approval.view";
import type { PlanFields } from "@/lib/campaigns/campaign.input";
import { CAMPAIGN_STATUSES } from "@/lib/campaigns/campaign.rules";
import type { CampaignLimitsView } from "@/lib/campaigns/campaign-limits.view";
import type { EstimateView } from "@/lib/campaigns/estimate.view";
import type { Sentence } from "@/lib/core/sentence";
import { fallbackProgressSchema, fallbackSchema } from "@/lib/fallbacks/fallback.view";
import type { MalaysiaFinding } from "@/lib/malaysia/malaysia-finding.rules";
import { MESSAGE_STATUSES, type MessageStatus } from "@/lib/messages/message.rules";
import { messageContent } from "@/lib/messages/message-content.input";
import { repeatSchema } from "@/lib/repeats/repeat.input";
import { retryProgressSchema, retrySchema } from "@/lib/retries/retry.view";
import { campaignWaitSchema } from "@/lib/sending-rules/campaign-wait.view";
import { pausedForSchema } from "@/lib/sending-rules/care.view";
import { splitProgressSchema, splitSchema } from "@/lib/splits/split.view";
import type { BudgetCheck } from "@/lib/whatsapp-numbers/budget.view";

const CAMPAIGN_KINDS = ["campaign", "direct", "reply", "test"] as const;

const count = z.int();
export const messageTotalsSchema = z
  .object(
    Object.fromEntries(MESSAGE_STATUSES.map((status) => [status, count])) as Record<
      MessageStatus,
      typeof count
    >,
  )
  .describe("How many messages are in each state. They always sum to `recipients`.");

/** How many were left out of the audience, and why. */
const removedViewSchema = z.object({
  duplicates: z.int(),
  suppressed: z.int(),
  invalid: z.int(),
  leftOut: z.int().optional().describe("Left out on purpose, by `audience.exclude`."),
});
export type RemovedView = z.infer<typeof removedViewSchema>;

const planView = {
  gatewayAccountId: z.uuid().nullable(),
  sender: z.string().nullable(),
  maxPerSecond: z.int().nullable(),
  validHours: z
    .int()
    .nullable()
    .describe("What is still queued so many hours after the start expires and is not sent."),
  quietHours: z
    .enum(["respect", "ignore"])
    .nullable()
    .describe(
      "`ignore`: it goes out at any hour and counts for no limit, for `quietHoursReason`; else as the workspace decided.",
    ),
  quietHoursReason: z.string().nullable(),
  slowStart: z
    .boolean()
    .nullable()
    .describe("The first 200 are sent to alone, and the rest by itself when that went well."),
  fallback: fallbackSchema
    .nullable()
    .describe("By WhatsApp only: who is not reached gets an SMS instead, once. Null: nobody does."),
  retry: retrySchema
    .nullable()
    .describe("Who could not be reached is tried again, with the same text. Null: nobody is."),
  split: splitSchema
    .nullable()
    .describe(
      "Several texts are tried on some of the people, the better one goes to the rest. Null: one text.",
    ),
} satisfies PlanFields<z.ZodType>;

/** A campaign in a list, and as the REST API answers it. */
export const campaignViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(CAMPAIGN_KINDS),
  status: z.enum(CAMPAIGN_STATUSES),
  pausedReason: z
    .string()
    .nullable()
    .describe("`person`, `credits`, `credentials` … while the status is paused."),
  pausedFor: pausedForSchema
    .optional()
    .describe(
      "What it was paused for by itself, when `pausedReason` is `failures`, `opt_outs`, `slow_start` or `request`.",
    ),
  pausedAt: z.iso.datetime().nullable().describe("When it was paused last; null where that is not known."),
  pausedByName: z.string().nullable().describe("Who paused it; null when the gateway or its account did."),
  ...planView,
  message: messageContent,
  audience: z.object({
    lists: z.array(z.uuid()),
    phones: z.array(z.string()),
    segments: z.array(z.uuid()).optional(),
    exclude: z
      .object({
        lists: z.array(z.uuid()),
        segments: z.array(z.uuid()),
        textedWithinDays: z.int().nullish(),
      })
      .optional(),
  }),
  asksAgain: z
    .boolean()
    .optional()
    .describe("It waits for its time, and asks its segments again when it starts: `recipients` is of now."),
  waiting: z
    .object({
      now: z.boolean().describe("All who are left wait now; false: they waited, and it went on."),
      people: z.array(campaignWaitSchema),
    })
    .optional()
    .describe("Who waits for the end of the workspace's quiet hours, and until when."),
  slow: z
    .object({ first: z.int(), endedAt: z.iso.datetime().nullable() })
    .optional()
    .describe("A slow start: so many alone, until `endedAt`; null: the others still wait."),
  fallbackProgress: fallbackProgressSchema
    .optional()
    .describe(
      "How far its way back to SMS is, once it sends. It finishes when nobody is left to decide about.",
    ),
  fallbackOf: z
    .uuid()
    .optional()
    .describe("It is made of the SMS of this campaign by WhatsApp, for those whom that did not reach."),
  splitProgress: splitProgressSchema
    .optional()
    .describe(
      "How far its test is, once it is launched. It finishes when the rest has the text that was chosen.",
    ),
  retryProgress: retryProgressSchema
    .optional()
    .describe("How far its retries are, once it sends. It finishes when nobody is left to wait for."),
  retryOf: z.uuid().optional().describe("It tries those again whom this campaign could not reach."),
  retryNumber: z.int().optional().describe("For which time; 1 is the first after the campaign itself."),
  approval: approvalViewSchema
    .nullish()
    .describe("The last time that another person was asked for a yes; left out or null where nobody was."),
  delivery: z.enum(["tracked", "untracked"]),
  scheduledAt: z.iso.datetime().nullable(),
  timeZone: z.string().nullable(),
  repeat: repeatSchema
    .nullish()
    .describe("It comes again: launched, it is itself the first run, and `recurringId` brings the others."),
  recurringId: z
    .uuid()
    .nullish()
    .describe("The recurring campaign of which it is a run; of a first run its own id."),
  /** The version of a template that the text came from. */
  templateVersionId: z.uuid().nullable(),
  template: z
    .object({ id: z.uuid(), name: z.string(), version: z.int(), deleted: z.boolean(), changed: z.boolean() })
    .nullish()
    .describe("The same with its name, where one campaign is read: the text may have been changed since."),
  /** The campaign whose failed recipients this one goes to, or that it is a copy of. */
  sourceCampaignId: z.uuid().nullable(),
  /** Counts up with every saved change of a draft; `updateDraft` must name the one it changes. */
  version: z.int(),
  totals: messageTotalsSchema,
  untracked: z
    .int()
    .describe(
      "Of `totals.sent`, those that no delivery report can follow: whether they arrived is not known.",
    ),
  read: z.int().describe("Of `totals.delivered`, those that were read. WhatsApp tells it, SMS does not."),
  held: z.int().describe("Of `totals.sent`, those that the gateway took and holds back for now."),
  recipients: z.int(),
  credits: z.int().describe("Of the whole audience, by the parts of its texts."),
  creditsHandedOver: z
    .int()
    .describe(
      "Of the messages that the gateway took: less than `credits` after a cancel, a refusal or an opt-out.",
    ),
  removed: removedViewSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  createdByName: z.string(),
  launchedAt: z.iso.datetime().nullable(),
  launchedByName: z.string().nullable(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Until when "undo" takes the launch back; null when it is too late. */
  undoUntil: z.iso.datetime().nullable(),
});
export type CampaignView = z.infer<typeof campaignViewSchema>;

/** What the check page shows before the one button: the numbers, and all that stands in the way. */
export interface CampaignCheckView {
  campaign: CampaignView;
  estimate: EstimateView;
  /** `stop` refuses the launch, `warn` is said and may be overruled by sending. */
  problems: CampaignProblem[];
  /** What windows and limits will do; null where nothing could be counted. */
  limits: CampaignLimitsView | null;
  malaysia: MalaysiaFinding[];
  /**
   * From this many recipients on the number must be typed (`confirmText`); null where these are
   * fewer.
   */
  typedConfirmation: number | null;
  /** Of the people of 24 hours, where WhatsApp limits them. */
  budget?: BudgetCheck;
  account: {
    id: string;
    label: string;
    paused: boolean;
    pausedReason: string | null;
    remaining: number | null;
  } | null;
  /** Through which the SMS of its way back go; null: it has none, or nothing to send them by. */
  fallbackAccount: { id: string; label: string; remaining: number | null } | null;
}

export interface CampaignProblem {
  /** Dotted path of the input it belongs to, such as `message.text`. */
  field: string;
  severity: "stop" | "warn";
  /** The code of the refusal, where it is not `unprocessable`. */
  code?: "import_running";
  sentence: Sentence;
}

/** What one real recipient will get. */
export interface RecipientPreviewView {
  phone: string;
  name: string;
  /** What merge fields are filled with, so that a composer can show a text before it is saved. */
  values: { firstName: string; lastName: string; phone: string; fields: Record<string, unknown> };
  text: string;
  parts: number;
  encoding: "gsm7" | "ucs2" | "binary";
  missing: string[];
}

/** A text as one recipient of a campaign got it. */
export interface SentTextView {
  text: string;
  /** Whose it is; null for a number without a name. */
  name: string | null;
  malaysian: boolean;
}

export type { CampaignProgressView } from "@/lib/campaigns/campaign-progress.view";
export { type EstimateView, estimateViewSchema, type RunningImport } from "@/lib/campaigns/estimate.view";
export type { Page } from "@/lib/core/page";
export type { AttemptView, MessageTimelineView, MessageView, ReportView } from "@/lib/messages/message.view";
