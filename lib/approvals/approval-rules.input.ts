import { z } from "zod";
import { ROLES } from "@/lib/access/permissions.rules";
import { said } from "@/lib/core/said";

const above = (most: number) =>
  z
    .int(said("input.approvals.above"))
    .min(1, said("input.approvals.above"))
    .max(most, said("input.approvals.above"))
    .nullable();

/** Kept in the workspace's settings under these names. Null or none: nobody is asked. */
const approvalRulesFields = {
  /** A campaign to more people than this needs another person's yes. */
  approveCampaignsAbove: above(100_000_000),
  /** And so does one of more credits than this. */
  approveCreditsAbove: above(1_000_000_000),
  /** Whatever these launch needs it, however small it is. */
  approveAlwaysForRoles: z.array(z.enum(ROLES)).max(ROLES.length),
};

export const approvalRulesInput = z.strictObject(approvalRulesFields);
export type ApprovalRules = z.output<typeof approvalRulesInput>;

/** What is absent stays as it is. */
export const changeApprovalRulesInput = approvalRulesInput.partial();
export type ChangeApprovalRules = z.output<typeof changeApprovalRulesInput>;

/** A rule that cannot be read counts as none: it must not stop everything else. */
export const storedApprovalRules = z.object({
  approveCampaignsAbove: approvalRulesFields.approveCampaignsAbove.catch(null).default(null),
  approveCreditsAbove: approvalRulesFields.approveCreditsAbove.catch(null).default(null),
  approveAlwaysForRoles: approvalRulesFields.approveAlwaysForRoles.catch([]).default([]),
});
