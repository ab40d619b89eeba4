"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { sendingRulesInput } from "@/lib/sending-rules/sending-rules.input";

export const saveSendingRulesAction = workspaceAction("settings.edit", sendingRulesInput, saveSendingRules);
