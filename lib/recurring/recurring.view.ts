import type { ApprovalView } from "@/lib/approvals/approval.view";
import { mostApproved, type StandingApproval } from "@/lib/approvals/standing-approval.rules";
import type { PlanFields } from "@/lib/campaigns/campaign.input";
import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { readKept, type Told } from "@/lib/core/kept-sentence";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { nextOccurrences, type Occurrence } from "@/lib/repeats/recurrence.rules";

export const RUN_OUTCOMES = ["launched", "held", "late", "paused", "asked", "nobody", "refused"] as const;
type RunOutcome = (typeof RUN_OUTCOMES)[number];
type RecurringStatus = "active" | "paused" | "ended";

/** What each run sends: copied from a campaign when a person chose it. */
export interface RecurringContent extends Partial<PlanFields<unknown>> {
  message: MessageContent;
  audience: CampaignView["audience"];
  tracked: boolean;
  templateVersionId: string | null;
}

export interface RecurringView {
  id: string;
  name: string;
  status: RecurringStatus;
  recurrence: Recurrence;
  clock: string;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  windowHours: number;
  message: MessageContent;
  audience: CampaignView["audience"];
  sender: string | null;
  nextAt: string | null;
  /** The next one is left out. */
  skipNext: boolean;
  /** The next times, the first too. */
  coming: string[];
  /** Why the run that is due has not begun yet; it is tried again. */
  problem: Told | null;
  createdByName: string;
  /** Another person's yes to its runs, to at most so many people each; null: none was given. */
  approved: { byName: string; at: string; most: number } | null;
}

/** One time that came. */
export interface RecurringRunView {
  occurrence: string;
  dueAt: string;
  outcome: RunOutcome;
  problem: Told | null;
  campaign: {
    id: string;
    status: CampaignStatus;
    approval: ApprovalView | null;
    undoUntil: null;
    /** All who are left wait for the end of the quiet hours. */
    waiting?: { now: true; people: [] };
    recipients: number;
    delivered: number;
    failed: number;
  } | null;
}

/** How many people the next run would reach now. */
export interface NextAudience {
  recipients: number;
  credits: number;
}

interface RecurringRecord {
  id: string;
  name: string;
  status: string;
  content: unknown;
  recurrence: unknown;
  clock: string;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  windowHours: number;
  nextOccurrence: string | null;
  nextAt: Date | null;
  skipNext: boolean;
  problem: string | null;
  createdByName: string;
  approved: unknown;
}

const COMING = 4;

export function recurringView(row: RecurringRecord): RecurringView {
  const content = row.content as RecurringContent;
  const standing = row.approved as StandingApproval | null;
  return {
    id: row.id,
    name: row.name,
    status: row.status as RecurringStatus,
    recurrence: row.recurrence as Recurrence,
    clock: row.clock,
    timeZone: row.timeZone,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    windowHours: row.windowHours,
    message: content.message,
    audience: content.audience,
    sender: typeof content.sender === "string" ? content.sender : null,
    nextAt: row.nextAt?.toISOString() ?? null,
    skipNext: row.skipNext,
    coming: comingOf(row, COMING).map(({ at }) => new Date(at).toISOString()),
    problem: row.problem === null ? null : readKept(row.problem),
    createdByName: row.createdByName,
    approved: standing && { byName: standing.byName, at: standing.at, most: mostApproved(standing) },
  };
}

/** The times that come next, the one that the worker waits for first. */
export function comingOf(row: RecurringRecord, count: number): Occurrence[] {
  if (row.nextAt === null || row.nextOccurrence === null) return [];
  const first = { name: row.nextOccurrence, at: row.nextAt.getTime() };
  return nextOccurrences({ ...row, recurrence: row.recurrence as Recurrence }, first, count);
}

/** The lists that it names, for their names. */
export function listsOfRecurring({ audience, recurrence }: RecurringView): string[] {
  return [...audience.lists, ...(recurrence.on === "join" ? [recurrence.list] : [])];
}
