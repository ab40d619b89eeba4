"use server";

import { z } from "zod";
import { dismissFirstSteps } from "@/lib/first-steps/dismiss-first-steps";
import { connectSimulator } from "@/lib/gateway-accounts/connect-simulator";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { askOwnPasskey, confirmWithPasskey } from "@/lib/passkeys/confirm-with-passkey";
import { noInput, passkeyProofInput } from "@/lib/passkeys/passkey.input";
import { releaseRestore } from "@/lib/restore-hold/release-restore";
import { deleteView } from "@/lib/saved-views/delete-view";
import { saveView } from "@/lib/saved-views/save-view";
import { saveViewInput, viewIdInput } from "@/lib/saved-views/saved-view.input";
import { confirmIdentity } from "@/lib/sign-in/confirm-identity";
import { askExportInput, confirmIdentityInput } from "@/lib/sign-in/confirm-identity.input";
import { batchIdInput } from "@/lib/transfers/batch.input";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { takeBackTransferBatch } from "@/lib/transfers/take-back-transfer-batch";
import { transferIdInput } from "@/lib/transfers/transfer.input";

export const confirmIdentityAction = workspaceAction("profile.edit", confirmIdentityInput, confirmIdentity);
export const askOwnPasskeyAction = workspaceAction("profile.edit", noInput, askOwnPasskey);
export const confirmWithPasskeyAction = workspaceAction(
  "profile.edit",
  passkeyProofInput,
  confirmWithPasskey,
);
export const connectSimulatorAction = workspaceAction("gateway-accounts.edit", z.null(), connectSimulator, {
  confirmed: true,
});
/** Lets everything of a workspace go out again: as delicate as another gateway account. */
export const releaseRestoreAction = workspaceAction("gateway-accounts.edit", z.null(), releaseRestore, {
  confirmed: true,
});
export const dismissFirstStepsAction = workspaceAction("overview.view", z.null(), dismissFirstSteps);

/** Does nothing but ask who it is, before a file is fetched. */
export const askExportAction = workspaceAction("profile.edit", askExportInput, async () => undefined, {
  confirmed: true,
});

/** Within the seconds to undo, from any page. */
export const takeBackTransferAction = workspaceAction("transfers.create", transferIdInput, cancelTransfer);
export const takeBackTransferBatchAction = workspaceAction(
  "transfers.create",
  batchIdInput,
  takeBackTransferBatch,
);

export const saveViewAction = workspaceAction("overview.view", saveViewInput, saveView);
export const deleteViewAction = workspaceAction("overview.view", viewIdInput, deleteView);
