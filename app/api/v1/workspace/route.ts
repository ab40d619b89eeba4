import { workspaceRoute } from "@/lib/guards/workspace-route";
import { changeWorkspace } from "@/lib/workspaces/change-workspace";
import { changeWorkspaceInput } from "@/lib/workspaces/change-workspace.input";
import { readWorkspace } from "@/lib/workspaces/read-workspace";

export const GET = workspaceRoute("settings.edit", null, (ctx) => readWorkspace(ctx));
export const PATCH = workspaceRoute("settings.edit", changeWorkspaceInput, changeWorkspace);
