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
import { beginTwoStep } from "@/lib/sign-in/begin-two-step";
import { changePassword } from "@/lib/sign-in/change-password";
import { disableTwoStep } from "@/lib/sign-in/disable-two-step";
import { enableTwoStep } from "@/lib/sign-in/enable-two-step";
import { endOwnSession } from "@/lib/sign-in/end-own-session";
import { renewRecoveryCodes } from "@/lib/sign-in/renew-recovery-codes";
import { beginTwoStepInput, enableTwoStepInput, proveTwoStepInput } from "@/lib/sign-in/two-step.input";

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
export const chooseLanguage = workspaceAction("profile.edit", changeLanguageInput, changeLanguage);
export const rename = workspaceAction("profile.edit", changeNameInput, changeName);
export const askNewAddress = workspaceAction("profile.edit", askAddressChangeInput, askAddressChange, {
  confirmed: true,
});
