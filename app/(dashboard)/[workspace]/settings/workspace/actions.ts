"use server";

import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";
import { saveWorkspace } from "@/lib/workspaces/save-workspace";
import { saveWorkspaceInput } from "@/lib/workspaces/workspace-settings.input";

export const save = workspaceAction("settings.edit", saveWorkspaceInput, saveWorkspace);
