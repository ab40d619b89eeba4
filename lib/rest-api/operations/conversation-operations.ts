import { conversationMessagesQuery, conversationsQuery, replyInput } from "@/lib/inbox/conversation.input";
import {
  conversationMessageSchema,
  conversationViewSchema,
  replyViewSchema,
} from "@/lib/inbox/conversation.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";

const CONVERSATION = {
  id: EXAMPLE.conversation,
  phone: "60123456789",
  whatsappUserId: null,
  masked: false,
  shortCode: "60162990000",
  channel: "sms" as const,
  name: "Aminah Osman",
  open: true,
  unread: 1,
  assignee: null,
  labels: [{ id: "5f0c4be0-4f5e-4b7e-9a6f-3f1f5d0a7c21", name: "Refund" }],
  lastText: "When do you open?",
  lastDirection: "in" as const,
  lastAt: EXAMPLE.at,
  lastBy: null,
  waitingSince: EXAMPLE.at,
  snoozedUntil: null,
  review: 0,
  mentioned: false,
  suppressed: false,
  replying: null,
};

const INBOUND = {
  direction: "in" as const,
  id: "88",
  channel: "sms" as const,
  text: "When do you open?",
  at: EXAMPLE.at,
  repeats: [],
  keyword: null,
  review: null,
  sign: null,
  readable: true,
  media: null,
  parts: null,
};
const REPLY = {
  direction: "out" as const,
  id: EXAMPLE.message,
  channel: "sms" as const,
  template: null,
  text: "From 9 in the morning.",
  at: EXAMPLE.later,
  by: "Shop system",
  automatic: false,
  status: "queued" as const,
  tracked: false,
  readAt: null,
  held: false,
  parts: 1,
  failureCode: null,
  waits: null,
  sentAgain: false,
};

export const CONVERSATION_OPERATIONS: Operation[] = [
  {
    id: "listConversations",
    method: "GET",
    path: "/conversations",
    tag: "conversations",
    permission: "inbox.view",
    summary: "Conversations, the latest word first",
    query: conversationsQuery,
    answer: {
      status: 200,
      description: "A page of conversations.",
      schema: pageOf(conversationViewSchema),
      example: { data: [CONVERSATION], nextCursor: null },
    },
  },
  {
    id: "listConversationMessages",
    method: "GET",
    path: "/conversations/{conversationId}/messages",
    tag: "conversations",
    permission: "inbox.view",
    summary: "What was said, the newest first",
    query: conversationMessagesQuery,
    answer: {
      status: 200,
      description: "A page of what came in and what went out.",
      schema: pageOf(conversationMessageSchema),
      example: { data: [{ ...REPLY, status: "delivered", tracked: true }, INBOUND], nextCursor: null },
    },
  },
  {
    id: "replyToConversation",
    method: "POST",
    path: "/conversations/{conversationId}/replies",
    tag: "conversations",
    permission: "inbox.reply",
    summary: "Reply",
    description: "Give an Idempotency-Key, so that a repeat of the call never texts twice.",
    body: replyInput,
    example: { body: { text: "From 9 in the morning." } },
    answer: { status: 202, description: "The reply, not yet sent.", schema: replyViewSchema, example: REPLY },
    refuses: ["unprocessable"],
  },
];
