import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import type { MalaysiaFinding } from "@/lib/malaysia/check-malaysia.rules";
import type { MessageStatus, MessageTotals } from "@/lib/messages/message.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";

export type CampaignKind = "campaign" | "direct" | "reply" | "test";

/** A campaign in a list, and as the REST API answers it. */
export interface CampaignView {
  id: string;
  name: string;
  kind: CampaignKind;
  status: CampaignStatus;
  /** `person`, `credits`, `credentials` … when status is paused. */
  pausedReason: string | null;
  gatewayAccountId: string | null;
  sender: string | null;
  message: MessageContent;
  audience: { lists: string[]; phones: string[] };
  delivery: "tracked" | "untracked";
  scheduledAt: string | null;
  timeZone: string | null;
  maxPerSecond: number | null;
  /** The version of a template that the text came from. */
  templateVersionId: string | null;
  /** The campaign whose failed recipients this one goes to, or that it is a copy of. */
  sourceCampaignId: string | null;
  /** Counts up with every saved change of a draft; `updateDraft` must name the one it changes. */
  version: number;
  totals: MessageTotals;
  recipients: number;
  credits: number;
  removed: RemovedView;
  createdAt: string;
  updatedAt: string;
  createdByName: string;
  launchedAt: string | null;
  launchedByName: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Until when "undo" takes the launch back; null when it is too late. */
  undoUntil: string | null;
}

export interface RemovedView {
  duplicates: number;
  suppressed: number;
  invalid: number;
}

/** What the merged audience comes to (INTERFACES.md, estimate), and what a composer shows beside it. */
export interface EstimateView {
  recipients: number;
  duplicates: number;
  suppressed: number;
  invalid: number;
  credits: number;
  byParts: Record<string, number>;
  encodings: Record<string, number>;
  /** Merge field → recipients for whom it is empty and no fallback is given. */
  missing: Record<string, number>;
  /** Recipients in +60, for whom the sender is left out and the Malaysia check applies. */
  malaysian: number;
  /** Pasted phones that could not be read, as they were written (the first 20). */
  invalidPhones: string[];
}

/** What the check page shows before the one button: the numbers, and all that stands in the way. */
export interface CampaignCheckView {
  campaign: CampaignView;
  estimate: EstimateView;
  /** `stop` refuses the launch, `warn` is said and may be overruled by sending. */
  problems: CampaignProblem[];
  malaysia: MalaysiaFinding[];
  /** Above the size the workspace sets, the number must be typed (`confirmText`). */
  typedConfirmation: boolean;
  account: { id: string; label: string; paused: boolean; pausedReason: string | null; remaining: number | null } | null;
}

export interface CampaignProblem {
  /** Dotted path of the input it belongs to, such as `message.text`. */
  field: string;
  severity: "stop" | "warn";
  message: string;
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

/** What moves while a campaign runs. */
export interface CampaignProgressView {
  /** Messages a second over the last minute; 0 when it does not send. */
  ratePerSecond: number;
  secondsLeft: number | null;
  bucketSeconds: number;
  /** How many became sent, delivered and not delivered in each bucket. */
  series: { at: string; sent: number; delivered: number; failed: number }[];
  /** True when the series of a large campaign was drawn from a sample and scaled to the exact totals. */
  sampled: boolean;
  /** Why messages did not arrive: exact counts by code, most frequent first. */
  reasons: { code: string; status: MessageStatus; count: number }[];
}

export type { Page } from "@/lib/core/page";
export type { AttemptView, MessageTimelineView, MessageView, ReportView } from "@/lib/messages/message.view";
