import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { ListTransfersQuery } from "@/lib/transfers/transfer.input";
import { listTransfers, requireTransfer } from "@/lib/transfers/transfer.queries";
import { publicStatus } from "@/lib/transfers/transfer.rules";
import type { TransferApiView, TransferView } from "@/lib/transfers/transfer.view";

/** A transfer as `/api/v1` answers it. */
function toApiView(transfer: TransferView): TransferApiView {
  return {
    id: transfer.id,
    status: publicStatus(transfer.status, transfer.asking),
    awaitingApproval: transfer.status === "awaiting_approval",
    code: transfer.code,
    detail: transfer.detail,
    customer: transfer.customer.username,
    credits: transfer.credits,
    note: transfer.note,
    balanceBefore: transfer.balanceBefore,
    balanceAfter: transfer.balanceAfter,
    createdAt: transfer.createdAt,
    settledAt: transfer.settledAt,
  };
}

export async function listTransfersForProgram(ctx: WorkspaceContext, query: ListTransfersQuery) {
  const { data, nextCursor } = await listTransfers(ctx, query);
  return { data: data.map(toApiView), nextCursor };
}

export async function getTransferForProgram(ctx: WorkspaceContext, id: string): Promise<TransferApiView> {
  return toApiView(await requireTransfer(ctx, id));
}
