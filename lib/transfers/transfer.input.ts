import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const credits = z
  .number(said("input.transfers.credits"))
  .int(said("input.transfers.wholeCredits"))
  .min(1, said("input.transfers.atLeast"))
  .max(1_000_000_000);

/**
 * From the screen: the customer by id, its username repeated as confirmed, and a key made when the
 * form was opened.
 */
export const createTransferInput = z.object({
  customerId: z.uuid(),
  username: text().trim().min(1),
  credits,
  note: text().trim().max(500).default(""),
  requestKey: text().min(8).max(200),
  /** The person knows that one like this may already have gone through. */
  repeat: z.boolean().default(false),
});
export type CreateTransferInput = z.output<typeof createTransferInput>;

/** From the REST API: username or id. */
export const createTransferBody = z.object({
  customer: text().trim().min(1).max(100),
  credits,
  note: text().trim().max(500).optional(),
  gatewayAccountId: z.uuid().optional(),
  repeat: z.boolean().optional(),
});
export type CreateTransferBody = z.output<typeof createTransferBody>;

export const transferIdInput = z.object({ id: z.uuid() });
export const resolveTransferInput = z.object({
  id: z.uuid(),
  decision: z.enum(["succeeded", "refused"]),
  note: text().trim().min(3, said("input.transfers.note")).max(500),
  /** The customer's username, typed by who decides against the two balances. */
  username: text().trim().max(100).default(""),
  /** Decides although the gateway is still being asked. */
  early: z.boolean().default(false),
});
export type ResolveTransferInput = z.input<typeof resolveTransferInput>;

export const correctTransferInput = z.object({
  id: z.uuid(),
  /** `stands`: the decision was right; `wrong`: the opposite happened. */
  finding: z.enum(["stands", "wrong"]),
  note: text().trim().min(3, said("input.transfers.note")).max(500),
  /** Typed by who says that it was wrong. */
  username: text().trim().max(100).default(""),
});
export type CorrectTransferInput = z.input<typeof correctTransferInput>;

export const listTransfersQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: text().max(200).optional(),
  status: z
    .enum(["awaiting_approval", "pending", "sending", "succeeded", "refused", "unresolved", "canceled"])
    .optional(),
  customer: text().max(100).optional(),
});
export type ListTransfersQuery = z.output<typeof listTransfersQuery>;

export const statementQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  customer: text().max(100).optional(),
});
export type StatementQuery = z.output<typeof statementQuery>;
