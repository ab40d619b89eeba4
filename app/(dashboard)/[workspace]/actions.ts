"use server";

import { confirmIdentity } from "@/lib/members/confirm-identity";
import { confirmIdentityInput } from "@/lib/members/two-step.input";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const confirm = workspaceAction("profile.edit", confirmIdentityInput, confirmIdentity);
