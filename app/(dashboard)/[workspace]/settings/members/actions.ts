"use server";

import { addMember } from "@/lib/members/add-member";
import { changeRole } from "@/lib/members/change-role";
import { addMemberInput, changeRoleInput, memberIdInput, setMemberStateInput } from "@/lib/members/member.input";
import { renewPasswordLink } from "@/lib/members/renew-password-link";
import { setMemberState } from "@/lib/members/set-member-state";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const add = workspaceAction("members.edit", addMemberInput, addMember, { confirmed: true });
export const setRole = workspaceAction("members.edit", changeRoleInput, changeRole, { confirmed: true });
export const setState = workspaceAction("members.edit", setMemberStateInput, setMemberState);
export const renewLink = workspaceAction("members.edit", memberIdInput, renewPasswordLink, { confirmed: true });
