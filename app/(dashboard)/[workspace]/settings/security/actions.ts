"use server";

import { askAddressChange } from "@/lib/members/ask-address-change";
import { beginTwoStep } from "@/lib/members/begin-two-step";
import { changeName } from "@/lib/members/change-name";
import { changePassword } from "@/lib/members/change-password";
import { disableTwoStep } from "@/lib/members/disable-two-step";
import { enableTwoStep } from "@/lib/members/enable-two-step";
import { endOwnSession } from "@/lib/members/end-own-session";
import { changePasswordInput, endSessionInput } from "@/lib/members/member.input";
import { askAddressChangeInput, changeNameInput } from "@/lib/members/own-account.input";
import { renewRecoveryCodes } from "@/lib/members/renew-recovery-codes";
import { beginTwoStepInput, enableTwoStepInput, proveTwoStepInput } from "@/lib/members/two-step.input";
import { addPasskey } from "@/lib/passkeys/add-passkey";
import { beginPasskey } from "@/lib/passkeys/begin-passkey";
import { addPasskeyInput, noInput, passkeyIdInput, renamePasskeyInput } from "@/lib/passkeys/passkey.input";
import { removePasskey } from "@/lib/passkeys/remove-passkey";
import { renamePasskey } from "@/lib/passkeys/rename-passkey";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const setNewPassword = workspaceAction("profile.edit", changePasswordInput, changePassword);
export const endSession = workspaceAction("profile.edit", endSessionInput, endOwnSession);
export const beginSetup = workspaceAction("profile.edit", beginTwoStepInput, beginTwoStep);
export const enable = workspaceAction("profile.edit", enableTwoStepInput, enableTwoStep);
export const disable = workspaceAction("profile.edit", proveTwoStepInput, disableTwoStep);
export const renewCodes = workspaceAction("profile.edit", proveTwoStepInput, renewRecoveryCodes);
export const beginAddingPasskey = workspaceAction("profile.edit", noInput, beginPasskey, { confirmed: true });
export const addNewPasskey = workspaceAction("profile.edit", addPasskeyInput, addPasskey, {
  confirmed: true,
});
export const changePasskeyName = workspaceAction("profile.edit", renamePasskeyInput, renamePasskey, {
  confirmed: true,
});
export const takePasskeyAway = workspaceAction("profile.edit", passkeyIdInput, removePasskey, {
  confirmed: true,
});
export const rename = workspaceAction("profile.edit", changeNameInput, changeName);
export const askNewAddress = workspaceAction("profile.edit", askAddressChangeInput, askAddressChange, {
  confirmed: true,
});
