import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CreateCustomerBody, CreateCustomerInput } from "@/lib/customers/customer.input";
import { listCustomers } from "@/lib/customers/customer.queries";
import type { CustomerView } from "@/lib/customers/customer.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Notes a customer of the gateway account. One that was archived comes back instead of being made
 * twice.
 */
export function createCustomer(ctx: WorkspaceContext, input: CreateCustomerInput): Promise<{ id: string }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const account = await tx.gatewayAccount.findFirst({
      where: { id: input.gatewayAccountId, workspaceId: ctx.workspaceId, archivedAt: null },
      select: { id: true },
    });
    if (!account) throw new AppError("not_found");
    const found = await tx.customer.findFirst({
      where: { workspaceId: ctx.workspaceId, gatewayAccountId: account.id, username: input.username },
    });
    if (found && found.archivedAt === null)
      throw new AppError("conflict", undefined, { username: sentence("problems.customers.known") });
    const { username, name, notes, labels } = input;
    const customer = found
      ? await tx.customer.update({ where: { id: found.id }, data: { name, notes, labels, archivedAt: null } })
      : await tx.customer.create({
          data: { workspaceId: ctx.workspaceId, gatewayAccountId: account.id, username, name, notes, labels },
        });
    await recordAudit(tx, ctx, {
      action: "customer.created",
      entity: "customer",
      entityId: customer.id,
      after: { username, name, labels },
    });
    return { id: customer.id };
  });
}

/** The same for a program, which may leave the account to the workspace's default. */
export async function createCustomerFor(
  ctx: WorkspaceContext,
  input: CreateCustomerBody,
): Promise<CustomerView> {
  const gatewayAccountId = input.gatewayAccountId ?? (await defaultAccount(ctx));
  const { id } = await createCustomer(ctx, { ...input, gatewayAccountId });
  const customer = (await listCustomers(ctx, { search: input.username })).find((each) => each.id === id);
  if (!customer) throw new AppError("not_found");
  return customer;
}

async function defaultAccount(ctx: WorkspaceContext): Promise<string> {
  const account = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.gatewayAccount.findFirst({
      where: { workspaceId: ctx.workspaceId, archivedAt: null },
      orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
      select: { id: true },
    }),
  );
  if (!account) throw new AppError("unprocessable", sentence("problems.gatewayAccounts.connectFirst"));
  return account.id;
}
