"use server";

import { approvalRulesInput } from "@/lib/approvals/approval-rules.input";
import { saveApprovalRules } from "@/lib/campaigns/save-approval-rules";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { sendingRulesInput } from "@/lib/sending-rules/sending-rules.input";

export const saveApprovalRulesAction = workspaceAction(
  "settings.edit",
  approvalRulesInput,
  saveApprovalRules,
);
export const saveSendingRulesAction = workspaceAction("settings.edit", sendingRulesInput, saveSendingRules);
