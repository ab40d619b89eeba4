"use server";

import { createCustomer } from "@/lib/customers/create-customer";
import { createCustomerInput, updateCustomerInput } from "@/lib/customers/customer.input";
import { updateCustomer } from "@/lib/customers/update-customer";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { approveTransfer } from "@/lib/transfers/approve-transfer";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { correctTransfer } from "@/lib/transfers/correct-transfer";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { resolveTransfer } from "@/lib/transfers/resolve-transfer";
import {
  correctTransferInput,
  createTransferInput,
  resolveTransferInput,
  transferIdInput,
} from "@/lib/transfers/transfer.input";
import { TRANSFER_UNDO_SECONDS } from "@/lib/transfers/transfer.rules";

export const createTransferAction = workspaceAction(
  "transfers.create",
  createTransferInput,
  (ctx, input) => createTransfer(ctx, { ...input, undoSeconds: TRANSFER_UNDO_SECONDS }),
  { confirmed: true },
);
export const declineTransferAction = workspaceAction("transfers.approve", transferIdInput, cancelTransfer);
export const approveTransferAction = workspaceAction("transfers.approve", transferIdInput, approveTransfer, {
  confirmed: true,
});
export const resolveTransferAction = workspaceAction(
  "transfers.resolve",
  resolveTransferInput,
  resolveTransfer,
);
export const correctTransferAction = workspaceAction(
  "transfers.resolve",
  correctTransferInput,
  correctTransfer,
);
export const createCustomerAction = workspaceAction("customers.edit", createCustomerInput, createCustomer);
export const updateCustomerAction = workspaceAction("customers.edit", updateCustomerInput, updateCustomer);
