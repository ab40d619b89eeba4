import type { ReviewState } from "@/lib/inbox/conversation.rules";
import type { MessageStatus } from "@/lib/messages/message.rules";

export interface PersonView {
  /** Member id. */
  id: string;
  name: string;
}

/** Everything that one phone and one short code said to each other, as a list shows it. */
export interface ConversationView {
  id: string;
  /** Masked for a role that may not see whole numbers. */
  phone: string;
  masked: boolean;
  shortCode: string;
  /** The contact's name; empty when the phone is no contact. */
  name: string;
  open: boolean;
  unread: number;
  assignee: PersonView | null;
  lastText: string;
  lastDirection: "in" | "out";
  lastAt: string;
  /** Near misses that wait for a decision. */
  review: number;
  /** Whether the phone may not be texted. */
  suppressed: boolean;
  /** Who is writing a reply now, and until when that holds. */
  replying: (PersonView & { until: string }) | null;
}

export interface InboundMessageView {
  direction: "in";
  id: string;
  text: string;
  at: string;
  /** The same text again within a minute: kept, and shown as one. */
  repeats: { id: string; at: string }[];
  keyword: "stop" | "start" | null;
  review: ReviewState | null;
}

export interface ReplyView {
  direction: "out";
  /** The message's name in the API. */
  id: string;
  text: string;
  at: string;
  by: string;
  /** Sent by the product itself, to confirm a stop or start word. */
  automatic: boolean;
  status: MessageStatus;
  tracked: boolean;
  parts: number;
  failureCode: string | null;
}

export type ConversationMessageView = InboundMessageView | ReplyView;

export interface NoteView {
  id: string;
  by: string;
  text: string;
  at: string;
}

/** What the third pane says about the person, and what is written about them. */
export interface ConversationDetailView extends ConversationView {
  gatewayAccount: string;
  createdAt: string;
  suppression: { reason: string; source: string; note: string; createdAt: string } | null;
  contact: { id: string | null; firstName: string; lastName: string; fields: { name: string; value: string }[] } | null;
  notes: NoteView[];
}

/** An inbound call as it came. Values are not decoded; those that are not the message's own are not shown. */
export interface RawMessageView {
  at: string;
  contentType: string;
  parameters: { name: string; value: string | null }[];
}
