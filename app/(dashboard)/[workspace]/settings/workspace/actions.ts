"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { saveWorkspace } from "@/lib/workspaces/save-workspace";
import { setTwoStepRule } from "@/lib/workspaces/set-two-step-rule";
import { saveWorkspaceInput, setTwoStepRuleInput } from "@/lib/workspaces/workspace.input";

export const saveWorkspaceAction = workspaceAction("settings.edit", saveWorkspaceInput, saveWorkspace);
export const setTwoStepRuleAction = workspaceAction("settings.edit", setTwoStepRuleInput, setTwoStepRule, {
  confirmed: true,
});
