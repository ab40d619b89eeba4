import { sendMessageInput } from "@/lib/messages/message.input";
import { type MessageView, messageTimelineSchema } from "@/lib/messages/message.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";

export const MESSAGE: MessageView = {
  id: EXAMPLE.message,
  phone: "60123456789",
  name: "Aminah Osman",
  status: "delivered",
  tracked: true,
  gatewayMessageId: "00oPcSGO00007F",
  parts: 1,
  attempts: 1,
  failureCode: null,
  sentAt: EXAMPLE.at,
  finalAt: EXAMPLE.later,
  readAt: null,
  held: false,
  copy: 0,
};

const TIMELINE = {
  ...MESSAGE,
  attempts: [
    {
      number: 1,
      seqno: "1h51k2cn0t7",
      startedAt: EXAMPLE.at,
      finishedAt: EXAMPLE.at,
      outcome: "accepted",
      code: "1701",
      gatewayMessageId: "00oPcSGO00007F",
      detail: null,
    },
  ],
  text: "Hi Aminah, 20% off at Bangsar until Sunday.",
  encoding: "gsm7",
  campaignId: EXAMPLE.campaign,
  campaignName: "Raya sale",
  kind: "campaign",
  firstAttemptAt: EXAMPLE.at,
  reports: [
    {
      id: "515",
      statusCode: "6",
      receivedAt: EXAMPLE.later,
      times: 1,
      raw: "MsgId=00oPcSGO00007F&Status=6&Sender=60162990000",
      applied: true,
      verdict: "applied",
      why: "This report gave the message its status.",
    },
  ],
};

export const MESSAGE_OPERATIONS: Operation[] = [
  {
    id: "sendMessage",
    method: "POST",
    path: "/messages",
    tag: "messages",
    permission: "messages.send",
    summary: "Send one message outside any campaign",
    description:
      "It goes ahead of campaigns. A suppressed phone is refused. Give an Idempotency-Key, so that a repeat of the call never texts twice.",
    body: sendMessageInput,
    example: { body: { to: "+60123456789", message: { kind: "text", text: "Your code is 4711." } } },
    answer: {
      status: 202,
      description: "The message, not yet sent.",
      schema: messageTimelineSchema,
      example: {
        ...TIMELINE,
        status: "queued",
        tracked: false,
        gatewayMessageId: null,
        attempts: [],
        text: "Your code is 4711.",
        campaignName: "+60 12-345 6789",
        kind: "direct",
        firstAttemptAt: null,
        sentAt: null,
        finalAt: null,
        reports: [],
      },
    },
    refuses: ["not_found", "unprocessable"],
  },
  {
    id: "getMessage",
    method: "GET",
    path: "/messages/{messageId}",
    tag: "messages",
    permission: "messages.view",
    summary: "One message with its whole story",
    description:
      "Each attempt and each delivery report in order; a report is raw, and says whether it was applied or why not.",
    answer: { status: 200, description: "The message.", schema: messageTimelineSchema, example: TIMELINE },
  },
];
