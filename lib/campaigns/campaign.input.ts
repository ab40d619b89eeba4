import { z } from "zod";
import type { Role } from "@/lib/access/permissions.rules";
import { LISTED_STATUSES } from "@/lib/campaigns/campaign.rules";
import { isTimeZone } from "@/lib/core/is-time-zone";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { fallbackInput } from "@/lib/fallbacks/fallback.input";
import { CHANNELS } from "@/lib/gateways/gateway-kind.rules";
import { BARCODE_FORMATS } from "@/lib/messages/barcode-format.rules";
import { messageContent } from "@/lib/messages/message-content.input";
import { draftTemplate } from "@/lib/messages/template-content.input";
import { repeatInput } from "@/lib/repeats/repeat.input";
import { retryInput } from "@/lib/retries/retry.input";
import { splitInput } from "@/lib/splits/split.input";

export const PASTED_PHONES_MAX = 100_000;
/** A body with as many pasted phones. */
export const MAX_CAMPAIGN_BYTES = 4_000_000;

/** Strict: a misspelt `lists` must not become an audience of nobody. */
const audience = z.strictObject({
  lists: z
    .array(z.uuid(said("input.campaigns.list")))
    .max(500)
    .default([]),
  /** As they were typed or pasted; read with the workspace's country. */
  phones: z.array(text().max(64)).max(PASTED_PHONES_MAX, said("input.campaigns.pasted")).default([]),
  segments: z
    .array(z.uuid(said("input.campaigns.segment")))
    .max(50)
    .optional(),
  /** Who does not get it, whatever else names them. */
  exclude: z
    .strictObject({
      lists: z
        .array(z.uuid(said("input.campaigns.list")))
        .max(100)
        .default([]),
      segments: z
        .array(z.uuid(said("input.campaigns.segment")))
        .max(50)
        .default([]),
      textedWithinDays: z
        .int()
        .min(1, said("input.segments.days"))
        .max(3_650, said("input.segments.days"))
        .nullish(),
    })
    .optional(),
});

const zone = text().max(64).refine(isTimeZone, said("input.campaigns.timeZone"));
const name = text().trim().max(200, said("input.general.nameLong"));
const sender = text().trim().max(32);
/**
 * For how long after its start a campaign does not expire; what is still queued then is not sent
 * any more (S23).
 */
const validHours = z
  .int()
  .min(1, said("input.campaigns.hoursFew"))
  .max(720, said("input.campaigns.hoursMany"));
const rate = z.int().min(1, said("input.campaigns.rateLow")).max(10_000, said("input.campaigns.rateHigh"));

/**
 * What is chosen for a campaign besides its name, message, audience and time: columns of the same
 * names. One more here is stored, shown and copied without being named again; the view and the
 * composer do not compile until they have it (docs/how-to/campaign-field.md).
 */
const planFields = {
  gatewayAccountId: z.uuid().nullish(),
  sender: sender.nullish(),
  maxPerSecond: rate.nullish(),
  validHours: validHours.nullish(),
  /** `ignore`: a transactional text, which goes out at any hour and counts for no limit. */
  quietHours: z.enum(["respect", "ignore"]).nullish(),
  /** Why it may; stands in the audit log. */
  quietHoursReason: text().trim().max(200, said("input.general.atMostCharacters")).nullish(),
  /** The first 200 alone, and the rest by itself when that went well. */
  slowStart: z.boolean().nullish(),
  /** Of a campaign by WhatsApp: who is not reached gets an SMS instead. */
  fallback: fallbackInput.nullish(),
  /** Who could not be reached is tried again. */
  retry: retryInput.nullish(),
  /** Several texts are tried on some of the people first. */
  split: splitInput.nullish(),
};
/** A value for each of them. */
export type PlanFields<Value> = Record<keyof typeof planFields, Value>;

/** Only these of a row or of what came in; what is left out there is left out here. */
export function planOf<From extends Partial<PlanFields<unknown>>>(
  from: From,
): Pick<From, keyof From & keyof PlanFields<unknown>> {
  const named = Object.keys(planFields) as (keyof From & keyof PlanFields<unknown>)[];
  return Object.fromEntries(
    named.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]),
  ) as Pick<From, keyof From & keyof PlanFields<unknown>>;
}

/** POST /api/v1/campaigns (docs/api.md). Returns a draft; nothing is sent by it. */
export const createCampaignInput = z.strictObject({
  name: name.min(1, said("input.campaigns.name")),
  ...planFields,
  message: messageContent,
  /** Must be what its account sends by; without an account it chooses one. */
  channel: z.enum(CHANNELS).default("sms"),
  audience,
  delivery: z.enum(["tracked", "untracked"]).default("tracked"),
  /** An instant with its offset, or a local time in `timeZone`. */
  scheduledAt: text().max(40).nullish(),
  timeZone: zone.nullish(),
  /** It comes again; `scheduledAt` is then where it begins. */
  repeat: repeatInput.nullish(),
});
export type CreateCampaignInput = z.infer<typeof createCampaignInput>;

/** A message that is still being written: every text may be empty. */
const draftMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: text().max(1600, said("input.messages.textLong")),
    flash: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("binary"),
    hex: text().max(2000),
    header: z.boolean(),
    concatenate: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("barcode"),
    format: z.enum(BARCODE_FORMATS),
    text: text().max(1600),
  }),
  draftTemplate,
]);

/** What the composer saves as it goes; everything may be missing. */
const draftPatch = z.strictObject({
  name: name.optional(),
  ...planFields,
  message: draftMessage.optional(),
  audience: audience.optional(),
  delivery: z.enum(["tracked", "untracked"]).optional(),
  scheduledAt: text().max(40).nullish(),
  timeZone: zone.nullish(),
  repeat: repeatInput.nullish(),
  templateVersionId: z.uuid().nullish(),
});
export type DraftPatch = z.infer<typeof draftPatch>;

/** PATCH /api/v1/campaigns/ID (docs/api.md). */
export const changeCampaignInput = draftPatch;

/**
 * A new draft of the composer. The same `draftKey` (made in the browser) is the same draft, however
 * often it is posted.
 */
export const createDraftInput = draftPatch.extend({ draftKey: z.uuid().optional() });
export type CreateDraftInput = z.infer<typeof createDraftInput>;

export const updateDraftInput = z.strictObject({ id: z.uuid(), version: z.int().min(1), patch: draftPatch });
export type UpdateDraftInput = z.infer<typeof updateDraftInput>;

export const campaignIdInput = z.strictObject({ id: z.uuid() });
export type CampaignIdInput = z.infer<typeof campaignIdInput>;

export const sendAgainInput = z.strictObject({
  id: z.uuid(),
  /** Only those who failed for these reasons; left out: all who certainly failed. */
  codes: z.array(text().max(40)).min(1).max(100).optional(),
});
export type SendAgainInput = z.infer<typeof sendAgainInput>;

export const rescheduleInput = z.strictObject({
  id: z.uuid(),
  /** An instant with its offset, or a local time in `timeZone`. */
  scheduledAt: text().max(40),
  timeZone: zone.nullish(),
});
export type RescheduleInput = z.infer<typeof rescheduleInput>;

const approvalNote = text().trim().max(500, said("input.general.atMostCharacters"));

export const launchInput = z.strictObject({
  id: z.uuid(),
  /** The number that stood on the button; when the audience has changed since, nothing is sent. */
  expectedRecipients: z.int().min(0).optional(),
  /** The number typed by hand, above the size that the workspace sets. */
  confirmText: text().max(20).optional(),
  /** The same text goes to the same people again, and that is meant. */
  confirmRepeat: z.boolean().optional(),
  /** For whoever is asked to approve it, where that is needed. */
  note: approvalNote.optional(),
});
export type LaunchInput = z.infer<typeof launchInput> & {
  /** Programs launch without the ten seconds to undo. */
  immediately?: boolean;
  /** Who asked, where another person says yes: it is launched in their name. */
  approvedFor?: string;
  /** Of a run of a recurring campaign, who made that: what they launch needs is needed here too. */
  rolesBehind?: Role[];
};

/** POST /api/v1/campaigns/ID/approve and decline (docs/api.md); the body may be left out. */
export const decideInput = z.strictObject({
  note: approvalNote.optional(),
  /** What was looked at (`approval.hash`); where it is no longer that, nothing happens. */
  hash: text().max(64).optional(),
});

export const decideCampaignInput = decideInput.extend({
  id: z.uuid(),
  /** The number that stood beside the button. */
  expectedRecipients: z.int().min(0).optional(),
});
export type DecideCampaignInput = z.infer<typeof decideCampaignInput>;

export const sendTestInput = z.strictObject({ id: z.uuid(), to: text().min(3).max(64) });
export type SendTestInput = z.infer<typeof sendTestInput>;

const paging = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: text().max(200).optional(),
};

export const listCampaignsInput = z.object({
  ...paging,
  /** `awaiting_approval` are those drafts that another person was asked about. */
  status: z.enum(LISTED_STATUSES).optional(),
  /** `all` also lists single messages, replies and tests. */
  kind: z.enum(["campaign", "direct", "reply", "test", "all"]).default("campaign"),
  search: text().trim().max(100).optional(),
});
export type ListCampaignsInput = z.infer<typeof listCampaignsInput>;

export const previewInput = z.object({
  cursor: text().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type PreviewInput = z.infer<typeof previewInput>;
