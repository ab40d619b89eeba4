import type { MessageStatus } from "@/lib/messages/message.rules";

export interface MessageView {
  /** The message's name in URLs and the API (see `messageRef`). */
  id: string;
  phone: string;
  name: string;
  status: MessageStatus;
  tracked: boolean;
  gatewayMessageId: string | null;
  parts: number;
  attempts: number;
  failureCode: string | null;
  sentAt: string | null;
  finalAt: string | null;
  /** 0, or counts the times a person decided to send again. */
  copy: number;
}

export interface AttemptView {
  number: number;
  seqno: string;
  startedAt: string;
  finishedAt: string | null;
  outcome: "accepted" | "refused" | "notSent" | "unknown" | "started";
  code: string | null;
  gatewayMessageId: string | null;
  detail: string | null;
}

export interface ReportView {
  id: string;
  statusCode: string;
  receivedAt: string;
  times: number;
  raw: string;
  applied: boolean;
  /** `applied`, `superseded`, `repeat`, `waiting`, `intermediate`, `discarded`. */
  verdict: string;
  /** Why it was applied or not, in words. */
  why: string;
}

/** One recipient's whole story: each attempt and each raw report, in order. */
export interface MessageTimelineView extends Omit<MessageView, "attempts"> {
  attempts: AttemptView[];
  text: string;
  encoding: "gsm7" | "ucs2" | "binary";
  campaignId: string;
  campaignName: string;
  kind: "campaign" | "direct" | "reply" | "test";
  firstAttemptAt: string | null;
  reports: ReportView[];
}
