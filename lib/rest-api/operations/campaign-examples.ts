import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { emptyTotals } from "@/lib/messages/message.rules";
import { EXAMPLE } from "@/lib/rest-api/example";

export const PLAN = {
  name: "Raya sale",
  message: {
    kind: "text" as const,
    text: "Hi {{firstName|friend}}, 20% off at {{fields.branch|our shops}} until Sunday.",
  },
  audience: { lists: [EXAMPLE.list], phones: ["+60123456789"] },
  delivery: "tracked" as const,
};

export const DRAFT: CampaignView = {
  ...PLAN,
  id: EXAMPLE.campaign,
  kind: "campaign",
  status: "draft",
  pausedReason: null,
  pausedAt: null,
  pausedByName: null,
  gatewayAccountId: null,
  sender: null,
  scheduledAt: null,
  timeZone: null,
  maxPerSecond: null,
  validHours: null,
  quietHours: null,
  quietHoursReason: null,
  slowStart: null,
  fallback: null,
  retry: null,
  templateVersionId: null,
  sourceCampaignId: null,
  version: 1,
  totals: emptyTotals(),
  untracked: 0,
  read: 0,
  held: 0,
  recipients: 0,
  credits: 0,
  creditsHandedOver: 0,
  removed: { duplicates: 0, suppressed: 0, invalid: 0 },
  createdAt: EXAMPLE.at,
  updatedAt: EXAMPLE.at,
  createdByName: "Shop system",
  launchedAt: null,
  launchedByName: null,
  startedAt: null,
  finishedAt: null,
  undoUntil: null,
};

export const WAITING: NonNullable<CampaignView["approval"]> = {
  state: "waiting",
  why: "recipients",
  above: 100,
  recipients: 400,
  credits: 400,
  hash: "4f1c2d…",
  note: "",
  askedAt: EXAMPLE.at,
  askedByName: "Shop system",
  expiresAt: EXAMPLE.later,
  decidedAt: null,
  decidedByName: null,
  decisionNote: "",
};

export const SENDING: CampaignView = {
  ...DRAFT,
  status: "sending",
  gatewayAccountId: EXAMPLE.account,
  version: 2,
  totals: { ...emptyTotals(), queued: 310, sending: 12, sent: 40, delivered: 38 },
  recipients: 400,
  credits: 400,
  creditsHandedOver: 78,
  scheduledAt: EXAMPLE.at,
  launchedAt: EXAMPLE.at,
  launchedByName: "Shop system",
  startedAt: EXAMPLE.later,
};
