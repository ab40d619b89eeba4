"use server";

import { z } from "zod";
import { dismissFirstSteps } from "@/lib/first-steps/dismiss-first-steps";
import { connectSimulator as connectSimulatorVerb } from "@/lib/gateway-accounts/connect-simulator";
import { confirmIdentity } from "@/lib/members/confirm-identity";
import { confirmIdentityInput } from "@/lib/members/two-step.input";
import { askOwnPasskey, confirmWithPasskey } from "@/lib/passkeys/confirm-with-passkey";
import { noInput, passkeyProofInput } from "@/lib/passkeys/passkey.input";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const confirm = workspaceAction("profile.edit", confirmIdentityInput, confirmIdentity);
export const askForPasskey = workspaceAction("profile.edit", noInput, askOwnPasskey);
export const confirmByPasskey = workspaceAction("profile.edit", passkeyProofInput, confirmWithPasskey);
export const connectSimulator = workspaceAction("gateway-accounts.edit", z.null(), connectSimulatorVerb, {
  confirmed: true,
});
export const dismissSteps = workspaceAction("overview.view", z.null(), dismissFirstSteps);
