import { z } from "zod";
import { changeApprovalRulesInput } from "@/lib/approvals/approval-rules.input";
import { saveCreditPriceInput } from "@/lib/reports/credit-price.input";
import { changeSendingRulesInput } from "@/lib/sending-rules/sending-rules.input";

/** PATCH /api/v1/workspace: what is absent stays as it is. */
export const changeWorkspaceInput = z.strictObject({
  ...changeSendingRulesInput.shape,
  ...changeApprovalRulesInput.shape,
  creditPrice: z
    .strictObject({
      amount: saveCreditPriceInput.shape.amount.unwrap(),
      currency: saveCreditPriceInput.shape.currency,
    })
    .nullable()
    .optional(),
});
export type ChangeWorkspaceInput = z.output<typeof changeWorkspaceInput>;
