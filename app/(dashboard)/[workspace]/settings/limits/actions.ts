"use server";

import { approvalRulesInput } from "@/lib/approvals/approval-rules.input";
import { saveApprovalRules } from "@/lib/campaigns/save-approval-rules";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { changeSendingRulesInput } from "@/lib/sending-rules/sending-rules.input";

/** Each form sends its own; what is absent stays. */
export const saveSendingRulesAction = workspaceAction(
  "settings.edit",
  changeSendingRulesInput,
  saveSendingRules,
);
export const saveApprovalRulesAction = workspaceAction(
  "settings.edit",
  approvalRulesInput,
  saveApprovalRules,
);
