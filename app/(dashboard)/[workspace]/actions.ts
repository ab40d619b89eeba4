"use server";

import { z } from "zod";
import { dismissFirstSteps } from "@/lib/first-steps/dismiss-first-steps";
import { connectSimulator as connectSimulatorVerb } from "@/lib/gateway-accounts/connect-simulator";
import { confirmIdentity } from "@/lib/members/confirm-identity";
import { confirmIdentityInput } from "@/lib/members/two-step.input";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const confirm = workspaceAction("profile.edit", confirmIdentityInput, confirmIdentity);
export const connectSimulator = workspaceAction("gateway-accounts.edit", z.null(), connectSimulatorVerb, { confirmed: true });
export const dismissSteps = workspaceAction("overview.view", z.null(), dismissFirstSteps);
