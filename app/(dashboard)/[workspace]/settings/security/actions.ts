"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { changePasswordInput, endSessionInput } from "@/lib/members/member.input";
import { askAddressChange } from "@/lib/own-account/ask-address-change";
import { changeLanguage } from "@/lib/own-account/change-language";
import { changeName } from "@/lib/own-account/change-name";
import {
  askAddressChangeInput,
  changeLanguageInput,
  changeNameInput,
} from "@/lib/own-account/own-account.input";
import { addPasskey } from "@/lib/passkeys/add-passkey";
import { beginPasskey } from "@/lib/passkeys/begin-passkey";
import { addPasskeyInput, noInput, passkeyIdInput, renamePasskeyInput } from "@/lib/passkeys/passkey.input";
import { removePasskey } from "@/lib/passkeys/remove-passkey";
import { renamePasskey } from "@/lib/passkeys/rename-passkey";
import { changePassword } from "@/lib/sign-in/change-password";
import { endOwnSession } from "@/lib/sign-in/end-own-session";
import { beginTwoStep } from "@/lib/two-step/begin-two-step";
import { disableTwoStep } from "@/lib/two-step/disable-two-step";
import { enableTwoStep } from "@/lib/two-step/enable-two-step";
import { renewRecoveryCodes } from "@/lib/two-step/renew-recovery-codes";
import { beginTwoStepInput, enableTwoStepInput, proveTwoStepInput } from "@/lib/two-step/two-step.input";

export const changePasswordAction = workspaceAction("profile.edit", changePasswordInput, changePassword);
export const endOwnSessionAction = workspaceAction("profile.edit", endSessionInput, endOwnSession);
export const beginTwoStepAction = workspaceAction("profile.edit", beginTwoStepInput, beginTwoStep);
export const enableTwoStepAction = workspaceAction("profile.edit", enableTwoStepInput, enableTwoStep);
export const disableTwoStepAction = workspaceAction("profile.edit", proveTwoStepInput, disableTwoStep);
export const renewRecoveryCodesAction = workspaceAction(
  "profile.edit",
  proveTwoStepInput,
  renewRecoveryCodes,
);
export const beginPasskeyAction = workspaceAction("profile.edit", noInput, beginPasskey, { confirmed: true });
export const addPasskeyAction = workspaceAction("profile.edit", addPasskeyInput, addPasskey, {
  confirmed: true,
});
export const renamePasskeyAction = workspaceAction("profile.edit", renamePasskeyInput, renamePasskey, {
  confirmed: true,
});
export const removePasskeyAction = workspaceAction("profile.edit", passkeyIdInput, removePasskey, {
  confirmed: true,
});
export const changeLanguageAction = workspaceAction("profile.edit", changeLanguageInput, changeLanguage);
export const changeNameAction = workspaceAction("profile.edit", changeNameInput, changeName);
export const askAddressChangeAction = workspaceAction(
  "profile.edit",
  askAddressChangeInput,
  askAddressChange,
  {
    confirmed: true,
  },
);
