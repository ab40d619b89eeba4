"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { changeInvitation } from "@/lib/invitations/change-invitation";
import {
  changeInvitationInput,
  invitationIdInput,
  renewInvitationInput,
} from "@/lib/invitations/invitation.input";
import { inviteMember } from "@/lib/invitations/invite-member";
import { renewInvitation } from "@/lib/invitations/renew-invitation";
import { withdrawInvitation } from "@/lib/invitations/withdraw-invitation";
import { changeRole } from "@/lib/members/change-role";
import {
  addMemberInput,
  changeRoleInput,
  memberIdInput,
  setMemberStateInput,
} from "@/lib/members/member.input";
import { setMemberState } from "@/lib/members/set-member-state";
import { renewPasswordLink } from "@/lib/sign-in/renew-password-link";

export const inviteMemberAction = workspaceAction("members.edit", addMemberInput, inviteMember, {
  confirmed: true,
});
export const renewInvitationAction = workspaceAction("members.edit", renewInvitationInput, renewInvitation, {
  confirmed: true,
});
export const changeInvitationAction = workspaceAction(
  "members.edit",
  changeInvitationInput,
  changeInvitation,
  {
    confirmed: true,
  },
);
export const withdrawInvitationAction = workspaceAction(
  "members.edit",
  invitationIdInput,
  withdrawInvitation,
);
export const changeRoleAction = workspaceAction("members.edit", changeRoleInput, changeRole, {
  confirmed: true,
});
export const setMemberStateAction = workspaceAction("members.edit", setMemberStateInput, setMemberState);
export const renewPasswordLinkAction = workspaceAction("members.edit", memberIdInput, renewPasswordLink, {
  confirmed: true,
});
