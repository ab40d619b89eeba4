import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { log } from "@/lib/platform/log";
import { getTransferForProgram } from "@/lib/transfers/answer-program";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { executeTransfer } from "@/lib/transfers/execute-transfer";
import type { CreateTransferBody } from "@/lib/transfers/transfer.input";
import { findCustomer } from "@/lib/transfers/transfer.queries";
import type { TransferApiView } from "@/lib/transfers/transfer.view";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** A program waits at most this long for the gateway; after it the answer is `pending` and the call goes on. */
const ANSWER_WITHIN_MS = 8_000;

/**
 * A transfer asked for by a program: no time to undo. It is carried out here at once, by the same code as in the worker, which takes over
 * should this process die.
 */
export async function transferNow(ctx: WorkspaceContext, input: CreateTransferBody, requestKey: string | null): Promise<TransferApiView> {
  const customer = await findCustomer(ctx, input);
  const { id } = await createTransfer(ctx, {
    customerId: customer.id,
    username: customer.username,
    credits: input.credits,
    note: input.note ?? "",
    requestKey: requestKey === null ? randomUUID() : `${ctx.actor.id} ${requestKey}`,
    repeat: input.repeat ?? false,
    undoSeconds: 0,
  });
  const call = executeTransfer(`api-${ctx.requestId}`, id).catch((error: unknown) => {
    log().error(
      { err: error, transferId: id, requestId: ctx.requestId },
      "a transfer could not be carried out here; the worker goes on with it",
    );
  });
  await Promise.race([call, after(ANSWER_WITHIN_MS, undefined, { ref: false })]);
  return getTransferForProgram(ctx, id);
}
