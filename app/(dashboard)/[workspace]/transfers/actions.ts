"use server";

import { sayToPerson } from "@/i18n/say-to-person";
import { archiveCustomers } from "@/lib/customers/archive-customers";
import { createCustomer } from "@/lib/customers/create-customer";
import {
  archiveCustomersInput,
  createCustomerInput,
  updateCustomerInput,
} from "@/lib/customers/customer.input";
import { updateCustomer } from "@/lib/customers/update-customer";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { approveTransfer } from "@/lib/transfers/approve-transfer";
import { approveTransferBatch } from "@/lib/transfers/approve-transfer-batch";
import {
  batchIdInput,
  checkTransferBatchInput,
  createTransferBatchInput,
  declineBatchInput,
} from "@/lib/transfers/batch.input";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { checkTransferBatch } from "@/lib/transfers/check-transfer-batch";
import { correctTransfer } from "@/lib/transfers/correct-transfer";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { createTransferBatch } from "@/lib/transfers/create-transfer-batch";
import { declineTransferBatch } from "@/lib/transfers/decline-transfer-batch";
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

/** What a list would do; nothing is written yet. */
export const checkTransferBatchAction = workspaceAction(
  "transfers.create",
  checkTransferBatchInput,
  async (ctx, input) => checkTransferBatch(ctx, input, await sayToPerson()),
);
export const createTransferBatchAction = workspaceAction(
  "transfers.create",
  createTransferBatchInput,
  (ctx, input) => createTransferBatch(ctx, { ...input, undoSeconds: TRANSFER_UNDO_SECONDS }),
  { confirmed: true },
);
export const approveTransferBatchAction = workspaceAction(
  "transfers.approve",
  batchIdInput,
  approveTransferBatch,
  { confirmed: true },
);
export const declineTransferBatchAction = workspaceAction(
  "transfers.approve",
  declineBatchInput,
  declineTransferBatch,
);
export const archiveCustomersAction = workspaceAction(
  "customers.edit",
  archiveCustomersInput,
  archiveCustomers,
);
