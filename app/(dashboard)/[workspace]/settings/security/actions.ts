"use server";

import { changePassword } from "@/lib/members/change-password";
import { endOwnSession } from "@/lib/members/end-own-session";
import { changePasswordInput, endSessionInput } from "@/lib/members/member.input";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const setNewPassword = workspaceAction("profile.edit", changePasswordInput, changePassword);
export const endSession = workspaceAction("profile.edit", endSessionInput, endOwnSession);
