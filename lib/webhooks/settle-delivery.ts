import { keepTold } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import "server-only";
import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import type { ClaimedDelivery } from "@/lib/webhooks/claim-deliveries";
import type { WebhookAnswer } from "@/lib/webhooks/post-webhook";
import { DISABLE_AFTER_DAYS, nextPause, TEST_EVENT } from "@/lib/webhooks/webhook.rules";

const ALARM = "webhook.failing";

/**
 * Writes down what a call brought back and decides what comes next. A success counts whoever holds
 * the lease by now; a failure only its holder's.
 */
export async function settleDelivery(delivery: ClaimedDelivery, answer: WebhookAnswer): Promise<void> {
  await sql.transaction(async (client) => {
    await client.query(
      `INSERT INTO webhook_attempt (workspace_id, delivery_id, status_code, error, millis)
       VALUES ($1, $2, $3, $4, $5)`,
      [delivery.workspaceId, delivery.id, answer.statusCode, keepTold(answer.error), answer.millis],
    );
    if (answer.error === null) await taken(client, delivery);
    else await notTaken(client, delivery);
  });
}

async function taken(client: SqlClient, delivery: ClaimedDelivery): Promise<void> {
  await client.query(
    `UPDATE webhook_delivery
     SET status = 'delivered', finished_at = now(), due_at = NULL
     WHERE id = $1 AND status = 'pending'`,
    [delivery.id],
  );
  const { rowCount } = await client.query(
    "UPDATE webhook_endpoint SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL",
    [delivery.endpointId],
  );
  if (rowCount)
    await resolveAlarm(client, {
      workspaceId: delivery.workspaceId,
      kind: ALARM,
      entityId: delivery.endpointId,
    });
}

async function notTaken(client: SqlClient, delivery: ClaimedDelivery): Promise<void> {
  const isTest = delivery.event === TEST_EVENT;
  const { rows } = await client.query<{ age: number }>(
    `SELECT extract(epoch FROM now() - retry_from)::float8 AS age
     FROM webhook_delivery
     WHERE id = $1 AND status = 'pending' AND attempts = $2
     FOR UPDATE`,
    [delivery.id, delivery.attempts],
  );
  const held = rows[0];
  if (!held) return;
  const pause = isTest ? null : nextPause(held.age);
  await client.query(
    `UPDATE webhook_delivery
     SET status = CASE WHEN $2::float8 IS NULL THEN 'failed' ELSE status END,
       due_at = now() + make_interval(secs => $2::float8),
       finished_at = CASE WHEN $2::float8 IS NULL THEN now() END
     WHERE id = $1`,
    [delivery.id, pause],
  );
  if (isTest) return;
  await client.query(
    "UPDATE webhook_endpoint SET failing_since = coalesce(failing_since, now()) WHERE id = $1",
    [delivery.endpointId],
  );
  if (pause === null) await givenUp(client, delivery);
}

/**
 * An event is lost: people are told, and after days without one success the endpoint is switched
 * off. Everybody sees alarms, so neither the whole address nor what was answered stands there: both
 * are for those who may edit webhooks.
 */
async function givenUp(client: SqlClient, delivery: ClaimedDelivery): Promise<void> {
  const { rows } = await client.query<{ since: Date }>(
    `UPDATE webhook_endpoint SET disabled_at = now(), disabled_reason = 'failing'
     WHERE id = $1
       AND disabled_at IS NULL
       AND failing_since <= now() - make_interval(days => ${DISABLE_AFTER_DAYS})
     RETURNING failing_since AS since`,
    [delivery.endpointId],
  );
  const host = new URL(delivery.url).host;
  const off = rows.length > 0;
  const said = off
    ? sentence("alarms.webhookOff", { host, days: DISABLE_AFTER_DAYS })
    : sentence("alarms.webhookFailing", { host });
  await raiseAlarm(client, {
    workspaceId: delivery.workspaceId,
    kind: ALARM,
    entityId: delivery.endpointId,
    sentence: said,
  });
  if (!off) return;
  await recordAudit(client, systemContext(delivery.workspaceId, "worker"), {
    action: "webhook.disabled",
    entity: "webhook",
    entityId: delivery.endpointId,
    after: { failingSince: rows[0]?.since },
  });
}
