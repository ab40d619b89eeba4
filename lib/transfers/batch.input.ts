import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const line = z.object({
  /** Username, or id. */
  customer: text().trim().min(1).max(100),
  credits: z
    .number(said("input.transfers.credits"))
    .int(said("input.transfers.wholeCredits"))
    .min(1, said("input.transfers.atLeast"))
    .max(1_000_000_000),
});

export const createTransferBatchBody = z.array(line).min(1).max(500);
export type BatchLine = z.output<typeof line>;

/** From the screen: the lines, and a key made when the list was begun. */
export const createTransferBatchInput = z.object({
  lines: createTransferBatchBody,
  requestKey: text().min(8).max(200),
  repeat: z.boolean().default(false),
});

/** Lines as far as they are known: an amount may still be missing. */
export const checkTransferBatchInput = z.object({
  lines: z
    .array(line.extend({ credits: line.shape.credits.nullable() }))
    .min(1)
    .max(500),
});
export type CheckTransferBatchInput = z.output<typeof checkTransferBatchInput>;

export const batchIdInput = z.object({ id: z.uuid() });
export const declineBatchInput = z.object({
  id: z.uuid(),
  reason: text().trim().min(3, said("input.transfers.reason")).max(500),
});

export const transferBatchViewSchema = z.object({
  id: z.uuid(),
  transfers: z.array(z.uuid()).describe("One for each line, in its order."),
  awaitingApproval: z.boolean().describe("A second person must approve the whole of it first."),
});
export type TransferBatchView = z.infer<typeof transferBatchViewSchema>;
