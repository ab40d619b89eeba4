import type { Operation } from "@/lib/rest-api/operation";
import { changeWorkspaceInput } from "@/lib/workspaces/change-workspace.input";
import { workspaceViewSchema } from "@/lib/workspaces/workspace.view";

const WORKSPACE = { creditPrice: { amount: "0.055", currency: "MYR" } };

export const WORKSPACE_OPERATIONS: Operation[] = [
  {
    id: "getWorkspace",
    method: "GET",
    path: "/workspace",
    tag: "workspace",
    permission: "settings.edit",
    summary: "Workspace settings",
    answer: { status: 200, description: "The settings.", schema: workspaceViewSchema, example: WORKSPACE },
  },
  {
    id: "changeWorkspace",
    method: "PATCH",
    path: "/workspace",
    tag: "workspace",
    permission: "settings.edit",
    summary: "Change a setting",
    description:
      "What is absent stays as it is; a setting that there is not is refused. A price holds from today on, a first one for the past too.",
    body: changeWorkspaceInput,
    example: { body: WORKSPACE },
    answer: {
      status: 200,
      description: "The settings as they are now.",
      schema: workspaceViewSchema,
      example: WORKSPACE,
    },
  },
];
