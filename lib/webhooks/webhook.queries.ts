import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { readKept } from "@/lib/core/kept-sentence";
import { cursorDate, type Page, readCursor, writeCursor } from "@/lib/core/page";
import { requireUuid } from "@/lib/core/uuid";
import type { Prisma, WebhookEndpoint } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { DeliveriesQuery } from "@/lib/webhooks/webhook.input";
import { WEBHOOK_EVENTS } from "@/lib/webhooks/webhook.rules";
import type { WebhookDeliveryView, WebhookState, WebhookView } from "@/lib/webhooks/webhook.view";
import { webhookBody } from "@/lib/webhooks/webhook-body";

/**
 * The endpoints of the workspace, the oldest first. Their secrets were shown once and are not here.
 */
export async function listWebhooks(ctx: WorkspaceContext): Promise<WebhookView[]> {
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.webhookEndpoint.findMany({
      where: { workspaceId: ctx.workspaceId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: 100,
    }),
  );
  return rows.map(presentWebhook);
}

/** One endpoint; another workspace's answers as one that does not exist. */
export async function requireWebhook(ctx: WorkspaceContext, id: string): Promise<WebhookView> {
  return presentWebhook(
    await inWorkspace(ctx.workspaceId, (tx) => requireWebhookRow(tx, ctx, requireUuid(id))),
  );
}

/** The row, inside a transaction that will change it. */
export async function requireWebhookRow(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  id: string,
): Promise<WebhookEndpoint> {
  const row = await tx.webhookEndpoint.findFirst({ where: { id, workspaceId: ctx.workspaceId } });
  if (row === null) throw new AppError("not_found");
  return row;
}

/**
 * What was sent to one endpoint and what is still to be, the newest first, each with its last
 * calls.
 */
export async function listDeliveries(
  ctx: WorkspaceContext,
  webhookId: string,
  query: DeliveriesQuery,
): Promise<Page<WebhookDeliveryView>> {
  const { workspaceId } = ctx;
  const endpointId = requireUuid(webhookId);
  return inWorkspace(workspaceId, async (tx) => {
    await requireWebhookRow(tx, ctx, endpointId);
    const rows = await tx.webhookDelivery.findMany({
      where: {
        workspaceId,
        endpointId,
        ...(query.status === "" ? {} : { status: query.status }),
        ...olderThan(query.cursor),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: query.limit + 1,
    });
    const page = rows.slice(0, query.limit);
    const attempts = await lastAttempts(
      tx,
      workspaceId,
      page.map((row) => row.id),
    );
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      data: page.map((row) => ({
        id: row.id,
        event: row.event,
        status: row.status as WebhookDeliveryView["status"],
        createdAt: row.createdAt.toISOString(),
        dueAt: row.dueAt?.toISOString() ?? null,
        body: webhookBody({ ...row, workspace: ctx.workspaceSlug }),
        attempts: attempts.get(row.id) ?? [],
      })),
      nextCursor: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
    };
  });
}

function olderThan(cursor: string | undefined): Prisma.WebhookDeliveryWhereInput {
  const place = readCursor(cursor, 2);
  if (place === null) return {};
  const at = cursorDate(Date.parse(String(place[0])));
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: requireUuid(String(place[1])) } }] };
}

async function lastAttempts(
  tx: WorkspaceDb,
  workspaceId: string,
  deliveryIds: string[],
): Promise<Map<string, WebhookDeliveryView["attempts"]>> {
  const found = new Map<string, WebhookDeliveryView["attempts"]>();
  const where = { workspaceId, deliveryId: { in: deliveryIds } };
  for (const row of await tx.webhookAttempt.findMany({ where, orderBy: { id: "desc" } })) {
    const group = found.get(row.deliveryId) ?? [];
    found.set(row.deliveryId, group);
    if (group.length < 30)
      group.push({
        at: row.at.toISOString(),
        statusCode: row.statusCode,
        error: row.error === null ? null : readKept(row.error),
        millis: row.millis,
      });
  }
  return found;
}

function presentWebhook(row: WebhookEndpoint): WebhookView {
  const state: WebhookState =
    row.disabledAt !== null
      ? row.disabledReason === "failing"
        ? "disabled"
        : "paused"
      : row.failingSince !== null
        ? "failing"
        : "active";
  return {
    id: row.id,
    url: row.url,
    events: WEBHOOK_EVENTS.filter((event) => row.events.includes(event)),
    state,
    createdAt: row.createdAt.toISOString(),
    failingSince: row.failingSince?.toISOString() ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    previousSecretUntil: row.previousSecretUntil?.toISOString() ?? null,
  };
}
