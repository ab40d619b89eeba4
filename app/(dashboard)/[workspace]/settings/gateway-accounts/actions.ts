"use server";

import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import {
  connectGatewayAccountInput,
  gatewayAccountIdInput,
  testGatewayAccountInput,
  updateGatewayAccountInput,
} from "@/lib/gateway-accounts/gateway-account.input";
import { removeGatewayAccount } from "@/lib/gateway-accounts/remove-gateway-account";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { testGatewayAccount } from "@/lib/gateway-accounts/test-gateway-account";
import { updateGatewayAccount } from "@/lib/gateway-accounts/update-gateway-account";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const connectGatewayAccountAction = workspaceAction(
  "gateway-accounts.edit",
  connectGatewayAccountInput,
  connectGatewayAccount,
  {
    confirmed: true,
  },
);
export const testGatewayAccountAction = workspaceAction(
  "gateway-accounts.edit",
  testGatewayAccountInput,
  testGatewayAccount,
);
export const updateGatewayAccountAction = workspaceAction(
  "gateway-accounts.edit",
  updateGatewayAccountInput,
  updateGatewayAccount,
  { confirmed: true },
);
export const resumeGatewayAccountAction = workspaceAction(
  "gateway-accounts.edit",
  gatewayAccountIdInput,
  resumeGatewayAccount,
);
export const removeGatewayAccountAction = workspaceAction(
  "gateway-accounts.edit",
  gatewayAccountIdInput,
  removeGatewayAccount,
);
