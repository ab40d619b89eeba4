import "server-only";
import { randomBytes } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { CreateLinkInput } from "@/lib/billing/billing.input";
import type { StatementLinkView } from "@/lib/billing/billing.view";
import { requireCustomer } from "@/lib/billing/require-customer";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { environment } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/secrets";

/** Makes a link of 256 bits that shows one customer their own statement. It is told once. */
export function createStatementLink(
  ctx: WorkspaceContext,
  input: CreateLinkInput,
): Promise<{ link: string }> {
  if ((input.from === null) !== (input.to === null) || (input.from ?? "") > (input.to ?? ""))
    throw new AppError("unprocessable", sentence("problems.billing.daysReversed"));
  const token = randomBytes(32).toString("base64url");
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { id } = await requireCustomer(client, ctx.workspaceId, input.customerId);
    await client.query(
      `INSERT INTO statement_link (workspace_id, customer_id, token_hash, from_day, to_day, created_by_name,
         expires_at)
       VALUES ($1::uuid, $2::uuid, decode($3::text, 'hex'), $4::date, $5::date, $6::text,
         now() + make_interval(days => $7::int))`,
      [
        ...[ctx.workspaceId, id, hashToken(token).toString("hex"), input.from, input.to],
        ...[ctx.actor.name, input.days],
      ],
    );
    await recordAudit(tx, ctx, {
      action: "statementLink.made",
      entity: "customer",
      entityId: id,
      after: { from: input.from, to: input.to, days: input.days },
    });
    return { link: `${environment().appUrl}/s/${token}` };
  });
}

/** From now on the link shows nothing. */
export function withdrawStatementLink(ctx: WorkspaceContext, { id }: { id: string }): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { rows } = await asSqlRunner(tx).query<{ customer_id: string }>(
      `UPDATE statement_link SET withdrawn_at = coalesce(withdrawn_at, now()),
         withdrawn_by_name = coalesce(withdrawn_by_name, $3::text)
       WHERE id = $1::uuid AND workspace_id = $2::uuid RETURNING customer_id::text`,
      [id, ctx.workspaceId, ctx.actor.name],
    );
    if (!rows[0]) throw new AppError("not_found");
    await recordAudit(tx, ctx, {
      action: "statementLink.withdrawn",
      entity: "customer",
      entityId: rows[0].customer_id,
      after: { link: id },
    });
  });
}

/** The links of a customer, the newest first. */
export function listStatementLinks(ctx: WorkspaceContext, customerId: string): Promise<StatementLinkView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { id } = await requireCustomer(client, ctx.workspaceId, customerId);
    const { rows } = await client.query<
      Omit<StatementLinkView, "createdAt" | "expiresAt"> & { made: Date; until: Date }
    >(
      `SELECT id::text, from_day::text AS "from", to_day::text AS "to", created_at AS made,
         created_by_name AS "byName", expires_at AS until,
         CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN expires_at <= now() THEN 'expired'
           ELSE 'open' END AS state
       FROM statement_link WHERE workspace_id = $1::uuid AND customer_id = $2::uuid
       ORDER BY created_at DESC, id LIMIT 20`,
      [ctx.workspaceId, id],
    );
    return rows.map(({ made, until, ...link }) => ({
      ...link,
      createdAt: made.toISOString(),
      expiresAt: until.toISOString(),
    }));
  });
}
