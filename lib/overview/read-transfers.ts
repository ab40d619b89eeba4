import { readCustomers } from "@/lib/customers/customer.queries";
import { orderCustomers } from "@/lib/customers/customer-order.rules";
import type { OverviewTransfers } from "@/lib/overview/overview.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { readToday } from "@/lib/reports/credit-price.queries";
import { addDays, monthOf, stepsOf } from "@/lib/reports/report-days.rules";

const DAYS = 14;
const LATEST = 5;
/** More than any reseller has; who is due is computed for each. */
const MOST_CUSTOMERS = 5_000;

/** What went to customers each day, what waits, and the last transfers. */
export async function readTransfers(tx: WorkspaceDb, workspaceId: string): Promise<OverviewTransfers> {
  const unresolved = await tx.transfer.count({ where: { workspaceId, status: "unresolved" } });
  const awaitingApproval = await tx.transfer.count({ where: { workspaceId, status: "awaiting_approval" } });
  const { today, timeZone } = await readToday(tx, workspaceId);
  const from = addDays(today, 1 - DAYS);
  const rows = await tx.$queryRaw<{ day: string; credits: bigint; transfers: number }[]>`
    SELECT (settled_at AT TIME ZONE ${timeZone})::date::text AS day, sum(credits)::bigint AS credits,
      count(*)::int AS transfers
    FROM transfer
    WHERE workspace_id = ${workspaceId}::uuid AND status = 'succeeded'
      AND settled_at >= (${from}::date)::timestamp AT TIME ZONE ${timeZone}
    GROUP BY 1`;
  const [month] = await tx.$queryRaw<{ credits: bigint; transfers: number }[]>`
    SELECT coalesce(sum(credits), 0)::bigint AS credits, count(*)::int AS transfers
    FROM transfer
    WHERE workspace_id = ${workspaceId}::uuid AND status = 'succeeded'
      AND settled_at >= (${monthOf(today)}::date)::timestamp AT TIME ZONE ${timeZone}`;
  const customersNow = await readCustomers(asSqlRunner(tx), workspaceId, { limit: MOST_CUSTOMERS });
  const due = orderCustomers(
    customersNow.filter((customer) => customer.due),
    "due",
  );
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const latest = await tx.transfer.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LATEST,
    select: { id: true, credits: true, status: true, createdAt: true, customerId: true },
  });
  const customers = await tx.customer.findMany({
    where: { workspaceId, id: { in: latest.map((transfer) => transfer.customerId) } },
    select: { id: true, name: true, username: true },
  });
  const names = new Map(customers.map(({ id, name, username }) => [id, name || username]));
  return {
    unresolved,
    awaitingApproval,
    days: stepsOf("day", from, today).map((day) => ({
      day,
      credits: Number(byDay.get(day)?.credits ?? 0),
      transfers: byDay.get(day)?.transfers ?? 0,
    })),
    month: { credits: Number(month?.credits ?? 0), transfers: month?.transfers ?? 0 },
    due: due.slice(0, LATEST).map(({ id, name, username, lastDaysAgo, usualDays, usualCredits }) => ({
      ...{ id, name: name || username, usualCredits },
      ...{ lastDaysAgo: lastDaysAgo ?? 0, usualDays: usualDays ?? 0 },
    })),
    dueCount: due.length,
    latest: latest.map(({ id, credits, status, createdAt, customerId }) => ({
      id,
      credits: Number(credits),
      status,
      customer: names.get(customerId) ?? "",
      createdAt: createdAt.toISOString(),
    })),
  };
}
