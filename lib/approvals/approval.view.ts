import { z } from "zod";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import type { Repeat } from "@/lib/repeats/repeat.input";
import type { Retry } from "@/lib/retries/retry.rules";
import type { Split } from "@/lib/splits/split.rules";

/**
 * `waiting` for another person; `changed`: the campaign is no longer what was asked about;
 * `withdrawn`: it was approved and then taken back before it was sent.
 */
const APPROVAL_STATES = ["waiting", "approved", "declined", "expired", "changed", "withdrawn"] as const;

/** The last time that another person was asked for a yes to a campaign. */
export const approvalViewSchema = z.object({
  state: z
    .enum(APPROVAL_STATES)
    .describe("`waiting` while another person is asked; after `changed` it has to be asked for again."),
  why: z.enum(["recipients", "credits", "role"]).describe("What makes it need another person."),
  above: z.int().nullable().describe("The workspace's limit that it passes; null where it is the role."),
  recipients: z.int().describe("How many it went to when it was asked for."),
  credits: z.int(),
  hash: z
    .string()
    .describe("Of the text, the audience's question, the sender and the time: what is approved."),
  note: z.string(),
  askedAt: z.iso.datetime(),
  askedByName: z.string(),
  expiresAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedByName: z.string().nullable(),
  decisionNote: z.string(),
});
export type ApprovalView = z.infer<typeof approvalViewSchema>;

/** What a campaign was when somebody asked, as far as one reads it: no numbers of people. */
export interface Approvable {
  message: Record<string, unknown>;
  sender: string | null;
  accountId: string | null;
  scheduledAt: string | null;
  timeZone: string | null;
  /** When it comes again; left out: it comes once. */
  repeat?: Repeat;
  /** Who is not reached by WhatsApp gets an SMS; left out: nobody does. */
  fallback?: Fallback;
  /** Who could not be reached is tried again; left out: nobody is. */
  retry?: Retry;
  /** Several texts are tried first; left out: there is one. */
  split?: Split;
  /** Left out: all go out at once. */
  slowStart?: true;
  delivery: "tracked" | "untracked";
  maxPerSecond: number | null;
  validHours: number | null;
  quietHours: string | null;
  lists: string[];
  segments: string[];
  exceptLists: string[];
  exceptSegments: string[];
  textedWithinDays: number | null;
  phones: number;
  /** Of all that decides who gets it, the questions of its segments among it. */
  audienceHash: string;
}

/** The same as a campaign keeps it, in one column. */
export interface StoredApproval extends ApprovalView {
  /** The member or key that asked, and the persons behind it. */
  askedById: string | null;
  askedByIds: string[];
  asked: Approvable;
  /** What it was when it was asked about before. */
  previous: { askedAt: string; asked: Approvable } | null;
}

/** As far as screens and programs see it. */
export function approvalView(stored: unknown): ApprovalView | null {
  return stored === null || stored === undefined ? null : approvalViewSchema.parse(stored);
}

/** One thing that is not as it was. */
export interface ApprovalChange {
  field:
    | "text"
    | "sender"
    | "account"
    | "time"
    | "repeat"
    | "fallback"
    | "retry"
    | "split"
    | "slowStart"
    | "delivery"
    | "pace"
    | "validity"
    | "anyHour"
    | "audience"
    | "question";
  before: Approvable;
  after: Approvable;
}
