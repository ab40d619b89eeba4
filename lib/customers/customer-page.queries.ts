import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { owedBy } from "@/lib/billing/account.queries";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CustomerPageQuery } from "@/lib/customers/customer.input";
import { listCustomers } from "@/lib/customers/customer.queries";
import type { CustomerPage, CustomerRowView, CustomerView } from "@/lib/customers/customer.view";
import { orderByOwed, orderCustomers } from "@/lib/customers/customer-order.rules";

/** More than any reseller has; what is usual for each is computed, so a page is cut here. */
const MOST = 20_000;

/** A page of customers in an order, of all or of those that are due. */
export async function listCustomerPage(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  { search = "", order, due, archived, cursor, limit }: CustomerPageQuery,
): Promise<CustomerPage> {
  const all = await listCustomers(ctx, { search, archived: archived === "1", limit: MOST });
  const dueOnes = all.filter((customer) => customer.due);
  const found = orderCustomers(due === "1" ? dueOnes : all, order);
  // Only for a page, unless the order needs what everybody owes.
  const ordered = order === "owed" ? orderByOwed(await withOwed(ctx, found)) : found;
  const from = startOf(ordered, cursor);
  const data = await withOwed(ctx, ordered.slice(from, from + limit));
  const last = data.at(-1);
  const more = from + limit < ordered.length && last !== undefined;
  return { data, nextCursor: more ? `${from + limit}_${last.id}` : null, dueCount: dueOnes.length };
}

async function withOwed(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  customers: readonly CustomerView[],
): Promise<CustomerRowView[]> {
  const owed = await owedBy(
    ctx,
    customers.map(({ id }) => id),
  );
  return customers.map((customer) => ({ ...customer, owed: owed.get(customer.id) ?? [] }));
}

/** After the customer that was the last; where it is gone from the list, at the same place. */
function startOf(ordered: readonly { id: string }[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [place, id] = /^(\d{1,6})_([0-9a-f-]{36})$/.exec(cursor)?.slice(1) ?? [];
  if (place === undefined)
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.useNextCursor") });
  const found = ordered.findIndex((each) => each.id === id);
  return found < 0 ? Math.min(Number(place), ordered.length) : found + 1;
}
