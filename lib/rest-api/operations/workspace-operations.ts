import type { Operation } from "@/lib/rest-api/operation";
import { changeWorkspaceInput } from "@/lib/workspaces/change-workspace.input";
import { workspaceViewSchema } from "@/lib/workspaces/workspace.view";

const WORKSPACE = {
  quietHours: { from: "20:00", to: "08:00" },
  holidays: [{ date: "2026-12-25", name: "Christmas" }],
  weeklyCap: 3,
  repeatWarningHours: 24,
  pauseOnFailureShare: 0.2,
  pauseOnOptOutShare: 0.02,
  suppressNotInServiceAfter: 2,
  approveCampaignsAbove: 5_000,
  approveCreditsAbove: null,
  approveAlwaysForRoles: [],
  creditPrice: { amount: "0.055", currency: "MYR" },
};

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
      "What is absent stays as it is; a setting that there is not is refused. A price holds from today on, a first one for the past too. Quiet hours and limits hold from now on, for campaigns that are under way too; quiet hours last 13 hours at most.",
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
