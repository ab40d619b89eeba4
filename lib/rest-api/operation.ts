import type { ZodType } from "zod";
import type { Permission } from "@/lib/access/permissions.rules";
import type { ErrorCode } from "@/lib/core/app-error";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One operation of `/api/v1` as the OpenAPI document, the page and the TypeScript client know it. A
 * test holds it against its route.
 */
export interface Operation {
  id: string;
  method: Method;
  /** Below /api/v1, with `{name}` for what varies. */
  path: string;
  tag: Tag;
  /** null: anybody may call it, without a key. */
  permission: Permission | null;
  summary: string;
  description?: string;
  query?: ZodType;
  body?: ZodType;
  /** A body that is no JSON and is streamed. */
  upload?: { type: string; example: string };
  answer: Answer;
  /** What it may refuse with beside the codes that follow from its shape. */
  refuses?: ErrorCode[];
  example?: { path?: Record<string, string>; query?: Record<string, string>; body?: unknown };
}

interface Answer {
  status: 200 | 201 | 202 | 204;
  description: string;
  schema?: ZodType;
  /** Of an answer that is no JSON. */
  type?: string;
  example?: unknown;
}

export const TAGS = {
  campaigns: "A campaign is a planned send: a draft first, launched by a call of its own.",
  messages: "One text to one phone, with each attempt and each delivery report.",
  lists: "Hand-kept sets of contacts.",
  segments: "Saved questions over contacts, asked anew each time.",
  contacts: "People with a phone, a name and fields of your own.",
  imports: "A CSV file that is being read into a list.",
  suppressions: "Phones that may not be texted, whoever asks.",
  templates: "Saved texts, each with its history.",
  conversations: "Texts that come in, and replies to them.",
  transfers: "Credits for a reseller's customers.",
  billing: "What customers are charged for credits, what they paid, and their invoices.",
  webhooks: "Calls to an address of yours when something happens.",
  "gateway accounts": "Logins at the gateway and what they have left.",
  workspace: "What a workspace decided for itself.",
  reports: "Figures over time, from tallies that move with the messages.",
  events: "A stream of server-sent events: hints as they happen.",
  description: "This interface itself.",
} as const;
type Tag = keyof typeof TAGS;
