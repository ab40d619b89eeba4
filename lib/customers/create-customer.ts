import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CreateCustomerBody, CreateCustomerInput } from "@/lib/customers/customer.input";
import { listCustomers } from "@/lib/customers/customer.queries";
import type { CustomerView } from "@/lib/customers/customer.view";
import { readCustomerPhone } from "@/lib/customers/read-customer-phone";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
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
    const found = await findUsername(asSqlRunner(tx), account.id, input.username);
    if (found?.archived === false)
      throw new AppError("conflict", undefined, {
        username: sentence("problems.customers.known", { username: found.username }),
      });
    const { name, notes, labels } = input;
    const own = { name, notes, labels, ...(await readCustomerPhone(tx, ctx, input.phone)) };
    const username = found?.username ?? input.username;
    const customer = found
      ? await tx.customer.update({ where: { id: found.id }, data: { ...own, archivedAt: null } })
      : await tx.customer.create({
          data: { workspaceId: ctx.workspaceId, gatewayAccountId: account.id, username, ...own },
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

/**
 * The customer of that username, whichever letters are capital: the gateway knows one, and two here
 * would be two statements. The lock makes two requests at once come one after the other.
 */
export async function findUsername(
  client: SqlRunner,
  gatewayAccountId: string,
  username: string,
): Promise<{ id: string; username: string; archived: boolean } | null> {
  await client.query(
    `SELECT pg_advisory_xact_lock(
       hashtextextended('customer' || $1::text || lower($2::text), 0))::text AS locked`,
    [gatewayAccountId, username],
  );
  const { rows } = await client.query<{ id: string; username: string; archived: boolean }>(
    `SELECT id, username, archived_at IS NOT NULL AS archived
     FROM customer
     WHERE gateway_account_id = $1::uuid AND lower(username) = lower($2::text)
     ORDER BY username = $2::text DESC, archived_at NULLS FIRST LIMIT 1`,
    [gatewayAccountId, username],
  );
  return rows[0] ?? null;
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

/** Where a program leaves out the account. */
export async function defaultAccount(ctx: WorkspaceContext): Promise<string> {
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
