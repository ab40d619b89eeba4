import type { Role } from "@/lib/access/permissions.rules";
import type { Approvable, ApprovalChange } from "@/lib/approvals/approval.view";
import type { ApprovalRules } from "@/lib/approvals/approval-rules.input";
import { type Sentence, sentence } from "@/lib/core/sentence";

/** After so many hours an asking that nobody answered ends. */
const APPROVAL_HOURS = 72;
/** After so many somebody is called for once more, as an alarm. */
const REMINDER_HOURS = 4;

export interface CampaignDemand {
  why: "recipients" | "credits" | "role";
  above: number | null;
}

/** Why a campaign needs another person's yes; null: it needs none. */
export function campaignDemand(
  rules: ApprovalRules,
  asked: { role: Role | null; recipients: number; credits: number },
): CampaignDemand | null {
  const { approveCampaignsAbove: people, approveCreditsAbove: credits, approveAlwaysForRoles } = rules;
  if (people !== null && asked.recipients > people) return { why: "recipients", above: people };
  if (credits !== null && asked.credits > credits) return { why: "credits", above: credits };
  if (asked.role !== null && approveAlwaysForRoles.includes(asked.role)) return { why: "role", above: null };
  return null;
}

export function campaignDemandSentence({ why, above }: CampaignDemand): Sentence {
  if (why === "role") return sentence("rules.approval.demand.role");
  return sentence(`rules.approval.demand.${why}`, { limit: above ?? 0 });
}

/**
 * When an asking ends, and when somebody is called for again before: at the latest when the
 * campaign's own time has come.
 */
export function approvalTimes(at: Date, scheduledAt: Date | null): { expiresAt: Date; remindAt: Date } {
  const latest = at.getTime() + APPROVAL_HOURS * 3_600_000;
  const ends = scheduledAt === null ? latest : Math.min(latest, scheduledAt.getTime());
  const half = at.getTime() + (ends - at.getTime()) / 2;
  return {
    expiresAt: new Date(ends),
    remindAt: new Date(Math.min(at.getTime() + REMINDER_HOURS * 3_600_000, half)),
  };
}

/** Each thing that differs, by what is compared of it. */
const COMPARED: Record<Exclude<ApprovalChange["field"], "question">, (of: Approvable) => unknown> = {
  text: ({ message }) => message,
  audience: ({ lists, segments, exceptLists, exceptSegments, textedWithinDays, phones }) => [
    ...[[...lists].sort(), [...segments].sort(), [...exceptLists].sort(), [...exceptSegments].sort()],
    ...[textedWithinDays, phones],
  ],
  sender: ({ sender }) => sender ?? "",
  account: ({ accountId }) => accountId,
  time: ({ scheduledAt, timeZone }) => [scheduledAt, scheduledAt === null ? null : timeZone],
  repeat: ({ repeat }) => repeat ?? null,
  retry: ({ retry }) => retry ?? null,
  split: ({ split }) => split ?? null,
  slowStart: ({ slowStart }) => slowStart ?? null,
  fallback: ({ fallback }) => fallback ?? null,
  delivery: ({ delivery }) => delivery,
  pace: ({ maxPerSecond }) => maxPerSecond,
  validity: ({ validHours }) => validHours,
  anyHour: ({ quietHours }) => quietHours === "ignore",
};

export function approvalChanges(before: Approvable, after: Approvable): ApprovalChange[] {
  const fields = (Object.keys(COMPARED) as (keyof typeof COMPARED)[]).filter(
    (field) => JSON.stringify(COMPARED[field](before)) !== JSON.stringify(COMPARED[field](after)),
  );
  const changes: ApprovalChange[] = fields.map((field) => ({ field, before, after }));
  // The same lists and segments, and yet other people: a segment asks otherwise, or numbers differ.
  if (!fields.includes("audience") && before.audienceHash !== after.audienceHash)
    changes.push({ field: "question", before, after });
  return changes;
}
