"use server";

import { z } from "zod";
import { dismissFirstSteps } from "@/lib/first-steps/dismiss-first-steps";
import { connectSimulator as connectSimulatorVerb } from "@/lib/gateway-accounts/connect-simulator";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { askOwnPasskey, confirmWithPasskey } from "@/lib/passkeys/confirm-with-passkey";
import { noInput, passkeyProofInput } from "@/lib/passkeys/passkey.input";
import { confirmIdentity } from "@/lib/sign-in/confirm-identity";
import { confirmIdentityInput } from "@/lib/sign-in/two-step.input";

export const confirm = workspaceAction("profile.edit", confirmIdentityInput, confirmIdentity);
export const askForPasskey = workspaceAction("profile.edit", noInput, askOwnPasskey);
export const confirmByPasskey = workspaceAction("profile.edit", passkeyProofInput, confirmWithPasskey);
export const connectSimulator = workspaceAction("gateway-accounts.edit", z.null(), connectSimulatorVerb, {
  confirmed: true,
});
export const dismissSteps = workspaceAction("overview.view", z.null(), dismissFirstSteps);
