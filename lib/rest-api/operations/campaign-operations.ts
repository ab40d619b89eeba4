import {
  changeCampaignInput,
  createCampaignInput,
  decideInput,
  listCampaignsInput,
} from "@/lib/campaigns/campaign.input";
import { type CampaignView, campaignViewSchema, estimateViewSchema } from "@/lib/campaigns/campaign.view";
import { listMessagesInput } from "@/lib/messages/message.input";
import { emptyTotals } from "@/lib/messages/message.rules";
import { messageViewSchema } from "@/lib/messages/message.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { DRAFT, PLAN, SENDING, WAITING } from "@/lib/rest-api/operations/campaign-examples";
import { MESSAGE } from "@/lib/rest-api/operations/message-operations";
import { pageOf } from "@/lib/rest-api/page-of";
import { chooseInput } from "@/lib/splits/split.input";

const REFUSES: Partial<Record<string, Operation["refuses"]>> = {
  launch: ["unprocessable", "import_running"],
  approve: ["unprocessable", "import_running", "conflict"],
};

/** A verb of a campaign: at most a note, and the campaign as it is afterwards. */
function move(
  verb: "launch" | "pause" | "resume" | "cancel" | "approve" | "decline",
  summary: string,
  description: string,
  example: CampaignView,
): Operation {
  const decides = verb === "approve" || verb === "decline";
  return {
    id: `${verb}Campaign`,
    method: "POST",
    path: `/campaigns/{campaignId}/${verb}`,
    tag: "campaigns",
    permission: decides ? "campaigns.approve" : "campaigns.send",
    summary,
    description,
    ...(decides ? { body: decideInput, example: { body: { note: "Read it twice." } } } : {}),
    answer: { status: 200, description: "The campaign.", schema: campaignViewSchema, example },
    refuses: REFUSES[verb] ?? ["unprocessable"],
  };
}

export const CAMPAIGN_OPERATIONS: Operation[] = [
  {
    id: "listCampaigns",
    method: "GET",
    path: "/campaigns",
    tag: "campaigns",
    permission: "campaigns.view",
    summary: "Campaigns, the newest first",
    query: listCampaignsInput,
    example: { query: { status: "sending", limit: "50" } },
    answer: {
      status: 200,
      description: "A page of campaigns.",
      schema: pageOf(campaignViewSchema),
      example: { data: [SENDING], nextCursor: null },
    },
  },
  {
    id: "createCampaign",
    method: "POST",
    path: "/campaigns",
    tag: "campaigns",
    permission: "campaigns.edit",
    summary: "Create a draft",
    description:
      "Nothing is sent by it. The audience is everybody in the lists and the phones together, each phone once, without those that are suppressed. `scheduledAt` is an instant with its offset, or a local time in `timeZone`. Without `gatewayAccountId` the workspace's default account sends. With `repeat` it comes again: launched, it goes out at the first of these times after `scheduledAt`, or after the launch, and the later ones by themselves, each a campaign with the same `recurringId`; its audience are lists and segments.",
    body: createCampaignInput,
    example: { body: PLAN },
    answer: { status: 201, description: "The draft.", schema: campaignViewSchema, example: DRAFT },
  },
  {
    id: "getCampaign",
    method: "GET",
    path: "/campaigns/{campaignId}",
    tag: "campaigns",
    permission: "campaigns.view",
    summary: "One campaign, with its totals",
    answer: {
      status: 200,
      description: "The totals always sum to `recipients`.",
      schema: campaignViewSchema,
      example: SENDING,
    },
  },
  {
    id: "changeCampaign",
    method: "PATCH",
    path: "/campaigns/{campaignId}",
    tag: "campaigns",
    permission: "campaigns.send",
    summary: "Change a draft, or move a scheduled campaign",
    description:
      "With `scheduledAt` or `timeZone` alone a scheduled campaign is moved in place and stays scheduled; without `scheduledAt` its instant stays and the zone it is told in changes. Any other change takes it back to a draft first, which is not sent before it is launched again. Refused once sending has begun.",
    body: changeCampaignInput,
    example: { body: { scheduledAt: "2026-12-01T10:00", timeZone: "Asia/Kuala_Lumpur" } },
    answer: {
      status: 200,
      description: "The campaign.",
      schema: campaignViewSchema,
      example: {
        ...SENDING,
        status: "scheduled",
        totals: { ...emptyTotals(), queued: 400 },
        creditsHandedOver: 0,
        scheduledAt: EXAMPLE.later,
        timeZone: "Asia/Kuala_Lumpur",
        startedAt: null,
      },
    },
    refuses: ["invalid", "conflict", "unprocessable"],
  },
  {
    id: "estimateCampaign",
    method: "GET",
    path: "/campaigns/{campaignId}/estimate",
    tag: "campaigns",
    permission: "campaigns.view",
    summary: "Estimate a campaign",
    description: "Counted over every recipient and every text as it will be sent.",
    answer: {
      status: 200,
      description: "The estimate.",
      schema: estimateViewSchema,
      example: {
        recipients: 400,
        duplicates: 3,
        suppressed: 6,
        invalid: 1,
        credits: 412,
        fields: ["city"],
        byParts: { "1": 388, "2": 12 },
        encodings: { gsm7: 400 },
        missing: {},
        malaysian: 400,
        importing: [],
        invalidPhones: ["call me"],
      },
    },
  },
  move(
    "launch",
    "Launch a campaign",
    "At once, or at `scheduledAt`: the ten seconds to undo are for the screens only. Launching again changes nothing and answers the campaign as it is, so a repeat never sends twice. Where the workspace asks for another person's yes, nothing is sent: it stays a draft with `approval.state` `waiting`, and the approval launches it.",
    {
      ...SENDING,
      status: "scheduled",
      totals: { ...emptyTotals(), queued: 400 },
      startedAt: null,
      undoUntil: EXAMPLE.at,
    },
  ),
  move(
    "approve",
    "Approve a campaign",
    "The yes of another person than whoever asked, wrote or changed it: a key counts for whoever made and holds it. It is launched at once, or at `scheduledAt`, as it was when it was asked for; where it is no longer that, nothing is sent and it has to be asked for again.",
    {
      ...SENDING,
      status: "scheduled",
      totals: { ...emptyTotals(), queued: 400 },
      startedAt: null,
      approval: { ...WAITING, state: "approved", decidedAt: EXAMPLE.later, decidedByName: "Aisyah" },
    },
  ),
  move("decline", "Decline a campaign", "The no of another person: it stays a draft, with the note.", {
    ...DRAFT,
    approval: {
      ...WAITING,
      ...{ state: "declined", decidedAt: EXAMPLE.later, decidedByName: "Aisyah" },
      decisionNote: "The price is wrong.",
    },
  }),
  {
    id: "chooseText",
    method: "POST",
    path: "/campaigns/{campaignId}/choose",
    tag: "campaigns",
    permission: "campaigns.send",
    summary: "Choose the text that goes to the rest",
    description:
      "Of a campaign with a `split` that sends: before it is decided, or because a person is waited for. Once; another text afterwards is a conflict.",
    body: chooseInput,
    example: { body: { text: "B" } },
    answer: { status: 200, description: "The campaign.", schema: campaignViewSchema, example: SENDING },
    refuses: ["unprocessable", "conflict"],
  },
  move(
    "pause",
    "Pause a campaign",
    "It stops for now: what is queued stays queued, what is on its way to the gateway finishes.",
    {
      ...SENDING,
      status: "paused",
      pausedReason: "person",
      pausedAt: EXAMPLE.later,
      pausedByName: "Shop system",
    },
  ),
  move(
    "resume",
    "Resume a campaign",
    "It goes on at the exact recipient. On an account that is paused for want of credit the balance is read first, and with credit both go on; refused while the account cannot.",
    SENDING,
  ),
  move(
    "cancel",
    "Cancel a campaign",
    "It stops for good: what is still queued is canceled, what is on its way to the gateway finishes and is counted.",
    {
      ...SENDING,
      status: "canceled",
      totals: { ...emptyTotals(), canceled: 310, sending: 12, sent: 40, delivered: 38 },
      finishedAt: EXAMPLE.later,
    },
  ),
  {
    id: "listMessages",
    method: "GET",
    path: "/campaigns/{campaignId}/messages",
    tag: "campaigns",
    permission: "messages.view",
    summary: "The messages of a campaign",
    description:
      "A page with a filter may hold fewer rows than asked for and still have a next one: go on until `nextCursor` is null.",
    query: listMessagesInput,
    example: { query: { status: "failed", limit: "1000" } },
    answer: {
      status: 200,
      description: "A page of messages.",
      schema: pageOf(messageViewSchema),
      example: { data: [MESSAGE], nextCursor: null },
    },
  },
];
