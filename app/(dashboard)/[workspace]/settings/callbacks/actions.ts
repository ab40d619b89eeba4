"use server";

import { replayCallback } from "@/lib/callback-doctor/replay-callback";
import { retireCallbackToken } from "@/lib/callback-tokens/retire-callback-token";
import { rotateCallbackToken } from "@/lib/callback-tokens/rotate-callback-token";
import { discardReports } from "@/lib/delivery-reports/discard-reports";
import { discardReportsInput } from "@/lib/delivery-reports/discard-reports.input";
import {
  callbackTokenInput,
  gatewayAccountIdInput,
  replayCallbackInput,
  updateGatewayAccountInput,
} from "@/lib/gateway-accounts/gateway-account.input";
import { updateGatewayAccount } from "@/lib/gateway-accounts/update-gateway-account";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const rotateCallbackTokenAction = workspaceAction(
  "gateway-accounts.edit",
  gatewayAccountIdInput,
  rotateCallbackToken,
);
export const retireCallbackTokenAction = workspaceAction(
  "gateway-accounts.edit",
  callbackTokenInput,
  retireCallbackToken,
);
export const replayCallbackAction = workspaceAction(
  "gateway-accounts.edit",
  replayCallbackInput,
  replayCallback,
);
export const discardReportsAction = workspaceAction(
  "gateway-accounts.edit",
  discardReportsInput,
  discardReports,
);
export const saveAddressesAction = workspaceAction(
  "gateway-accounts.edit",
  updateGatewayAccountInput.pick({ id: true, allowedAddresses: true }),
  updateGatewayAccount,
);
