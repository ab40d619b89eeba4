import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { createCustomerFor } from "@/lib/customers/create-customer";
import { createCustomerBody } from "@/lib/customers/customer.input";
import { log } from "@/lib/platform/log";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { executeTransfer } from "@/lib/transfers/execute-transfer";
import type { CreateTransferBody } from "@/lib/transfers/transfer.input";
import { findCustomer } from "@/lib/transfers/transfer.queries";
import type { TransferApiView } from "@/lib/transfers/transfer.view";
import { getTransferForProgram } from "@/lib/transfers/transfers-for-program";

/**
 * A program waits at most this long for the gateway; after it the answer is `pending` and the call
 * goes on.
 */
const ANSWER_WITHIN_MS = 8_000;

/**
 * A transfer asked for by a program: no time to undo. It is carried out here at once, by the same
 * code as in the worker, which takes over should this process die.
 */
export async function transferNow(
  ctx: WorkspaceContext,
  input: CreateTransferBody,
  requestKey: string | null,
): Promise<TransferApiView> {
  const customer = await customerOf(ctx, input);
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

/**
 * A username that the list does not hold is noted and tried: only the gateway knows who its
 * customers are, and it refuses a wrong one. One that a person archived stays away.
 */
async function customerOf(
  ctx: WorkspaceContext,
  input: CreateTransferBody,
): Promise<{ id: string; username: string }> {
  const known = await findCustomer(ctx, input);
  if (known?.archived) throw new AppError("unprocessable", sentence("problems.customers.archived"));
  if (known !== null) return known;
  if (isUuid(input.customer)) throw new AppError("not_found", sentence("problems.customers.unknown"));
  const { customer: username, gatewayAccountId } = input;
  return createCustomerFor(
    ctx,
    createCustomerBody.parse({ username, ...(gatewayAccountId === undefined ? {} : { gatewayAccountId }) }),
  );
}
