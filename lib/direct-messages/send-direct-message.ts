import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { DIRECT_FIRST_STATUS } from "@/lib/campaigns/campaign.rules";
import { contentProblems } from "@/lib/campaigns/content.rules";
import { knownTemplate } from "@/lib/campaigns/known-template";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { parsePhone } from "@/lib/core/phone-number";
import { readablePhone } from "@/lib/core/readable-phone";
import { sentence } from "@/lib/core/sentence";
import { directKey } from "@/lib/direct-messages/direct-key";
import type { DirectMessage, SentMessage } from "@/lib/direct-messages/direct-message";
import { renderDirectText } from "@/lib/direct-messages/render-direct-text";
import { requireWindow } from "@/lib/direct-messages/require-window";
import { cannotSend } from "@/lib/gateways/capabilities.rules";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { type MalaysiaSettings, malaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import { messageRef } from "@/lib/messages/message.rules";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { storedContent } from "@/lib/messages/template-content.rules";
import { templateProblems } from "@/lib/messages/template-fit.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { checkSender } from "@/lib/senders/sender.rules";
import { ASKS_OPT_IN, NO_OPT_IN } from "@/lib/whatsapp-opt-ins/opt-in-sql";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/**
 * One text to one phone, on the same path as a campaign: a campaign of one recipient, taken out of
 * order because it is due now. With `client` in an open transaction, for verbs that write more than
 * the message.
 */
export async function sendDirectMessage(
  ctx: WorkspaceContext,
  asked: DirectMessage,
  client?: SqlClient,
): Promise<SentMessage> {
  const direct = { ...asked, message: storedContent(asked.message) };
  const stop = contentProblems(direct.message, "tracked").find((problem) => problem.severity === "stop");
  if (stop) throw new AppError("invalid", stop.sentence, { [stop.field]: stop.sentence });
  const sender = checkSender(direct.sender ?? "");
  if (sender !== null) throw new AppError("invalid", sender, { sender });
  return client === undefined
    ? sql.transaction((own) => store(own, ctx, direct))
    : store(client, ctx, direct);
}

async function store(client: SqlClient, ctx: WorkspaceContext, direct: DirectMessage): Promise<SentMessage> {
  const known = direct.requestKey === undefined ? null : await findKnown(client, ctx, direct);
  if (known !== null) return known;
  const { phone, settings } = await readPhone(client, ctx, direct);
  const { id: accountId, channel } = await requireAccount(client, ctx, direct);
  if (channel !== "whatsapp" && isUserId(phone))
    throw new AppError("unprocessable", sentence("problems.directMessages.noPhone"));
  if (channel === "whatsapp" && direct.message.kind === "text")
    await requireWindow(client, direct.conversationId ?? null, accountId);
  if (channel === "whatsapp" && direct.kind !== "reply") await requireNoStop(client, ctx, phone, channel);
  if (channel === "whatsapp" && direct.kind === "direct")
    await requireOptIn(client, ctx, accountId, direct, phone);
  if (direct.message.kind === "template") await requireFit(client, ctx, accountId, direct.message);
  const rendered = await renderDirectText(client, ctx, direct, phone, settings, channel);
  const { text, parts, contactId } = rendered;
  const campaign = await client.query<{ id: string }>(
    `INSERT INTO campaign (
       workspace_id, kind, name, gateway_account_id, sender, message, audience, conversation_id,
       recipients, credits, created_by_id, created_by_name, launched_by_name, launched_at, started_at,
       scheduled_at, draft_key, opt_out_confirmation, status)
     VALUES (
       $1, $2, $3, $4, $5, $6, $7, $8,
       1, $9, $10, $11, $11, now(), now(),
       now(), $12, $13, $14)
     ON CONFLICT (workspace_id, draft_key) DO NOTHING
     RETURNING id`,
    [
      ctx.workspaceId,
      direct.kind,
      readablePhone(phone),
      accountId,
      direct.sender || null,
      direct.message,
      { lists: [], phones: isUserId(phone) ? [] : [phone] },
      direct.conversationId ?? null,
      parts,
      ctx.actor.id,
      ctx.actor.name,
      direct.requestKey === undefined ? null : directKey(direct.requestKey),
      direct.confirmsOptOut ?? false,
      DIRECT_FIRST_STATUS,
    ],
  );
  const campaignId = campaign.rows[0]?.id;
  if (campaignId === undefined) return (await findKnown(client, ctx, direct)) ?? refuseKey();
  const message = await client.query<{ id: number }>(
    `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
     VALUES ($1, $2, $3, $4, $5, $6)
     RETURNING id`,
    [campaignId, ctx.workspaceId, phone, contactId, text, parts],
  );
  const id = Number(message.rows[0]?.id);
  await client.query(
    `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
     VALUES ($1, $2, $3, $4)`,
    [campaignId, id, accountId, ctx.workspaceId],
  );
  await recordAudit(client, ctx, {
    action: `message.${direct.kind === "direct" ? "sent" : direct.kind === "reply" ? "replied" : "tested"}`,
    entity: "campaign",
    entityId: campaignId,
    after: { parts },
  });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "message", id: messageRef(campaignId, id) });
  return { campaignId, messageId: messageRef(campaignId, id), repeated: false };
}

/** What an earlier request with this key wrote. */
async function findKnown(
  client: SqlClient,
  ctx: WorkspaceContext,
  direct: DirectMessage,
): Promise<SentMessage | null> {
  const found = await client.query<{ campaign_id: string; id: number; same: boolean }>(
    `SELECT m.campaign_id, m.id, c.message = $3::jsonb
       AND c.conversation_id IS NOT DISTINCT FROM $4::uuid AS same
     FROM campaign c JOIN message m ON m.campaign_id = c.id WHERE c.workspace_id = $1 AND c.draft_key = $2`,
    [
      ctx.workspaceId,
      directKey(direct.requestKey ?? ""),
      JSON.stringify(direct.message),
      direct.conversationId ?? null,
    ],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  if (!row.same) return refuseKey();
  return {
    campaignId: row.campaign_id,
    messageId: messageRef(row.campaign_id, Number(row.id)),
    repeated: true,
  };
}

function refuseKey(): never {
  throw new AppError("conflict", sentence("problems.directMessages.sentOtherwise"));
}

async function readPhone(
  client: SqlClient,
  ctx: WorkspaceContext,
  { to, knownNumber = false, confirmsOptOut = false }: DirectMessage,
): Promise<{ phone: string; settings: MalaysiaSettings }> {
  const found = await client.query<{ default_country: string; settings: unknown }>(
    "SELECT default_country, settings FROM workspace WHERE id = $1",
    [ctx.workspaceId],
  );
  const read = knownNumber
    ? { ok: true as const, phone: to }
    : parsePhone(to, found.rows[0]?.default_country ?? "MY");
  if (!read.ok) throw new AppError("invalid", read.sentence, { to: read.sentence });
  const settings = malaysiaSettings(workspaceSettingsSchema.parse(found.rows[0]?.settings ?? {}));
  if (confirmsOptOut) return { phone: read.phone, settings };
  const suppressed = await client.query("SELECT FROM suppression WHERE workspace_id = $1 AND phone = $2", [
    ctx.workspaceId,
    read.phone,
  ]);
  if (suppressed.rowCount) refuseStopped();
  return { phone: read.phone, settings };
}

/** Who wants nothing by this channel is answered there when they write, and sent nothing else. */
async function requireNoStop(
  client: SqlClient,
  { workspaceId }: WorkspaceContext,
  phone: string,
  channel: Channel,
): Promise<void> {
  const stopped = await client.query(
    "SELECT FROM channel_stop WHERE workspace_id = $1 AND phone = $2 AND channel = $3",
    [workspaceId, phone, channel],
  );
  if (stopped.rowCount) refuseStopped();
}

function refuseStopped(): never {
  throw new AppError("unprocessable", sentence("problems.directMessages.suppressed"), {
    to: sentence("problems.directMessages.suppressedShort"),
  });
}

/** Marketing to who never agreed to it is refused here as it is in a campaign (S62). */
async function requireOptIn(
  client: SqlClient,
  { workspaceId }: WorkspaceContext,
  accountId: string,
  { message, kind }: DirectMessage,
  phone: string,
): Promise<void> {
  const missing = await client.query(
    `SELECT FROM workspace w
       CROSS JOIN (SELECT $2::uuid AS gateway_account_id, $3::jsonb AS message, $4 AS kind) c
       CROSS JOIN (SELECT $1::uuid AS workspace_id, $5 AS phone) m
     WHERE w.id = $1 AND ${ASKS_OPT_IN} AND ${NO_OPT_IN}`,
    [workspaceId, accountId, message, kind, phone],
  );
  const none = sentence("problems.directMessages.noOptIn");
  if (missing.rowCount) throw new AppError("unprocessable", none, { to: none });
}

/** What WhatsApp would refuse is refused here, once the account has told its templates. */
async function requireFit(
  client: SqlClient,
  { workspaceId }: WorkspaceContext,
  accountId: string,
  message: TemplateContent,
): Promise<void> {
  const known = await knownTemplate(client, workspaceId, accountId, message);
  const problem = known === undefined ? undefined : templateProblems(message, known)[0];
  if (problem) throw new AppError("unprocessable", problem.said, { [problem.field]: problem.said });
}

async function requireAccount(
  client: SqlClient,
  ctx: WorkspaceContext,
  { gatewayAccountId: wanted = null, message, kind }: DirectMessage,
): Promise<{ id: string; channel: Channel }> {
  const found = await client.query<{ id: string; kind: string }>(
    `SELECT id, kind
     FROM gateway_account
     WHERE workspace_id = $1 AND archived_at IS NULL AND ($2::uuid IS NULL OR id = $2)
     ORDER BY is_default DESC, created_at`,
    [ctx.workspaceId, wanted],
  );
  const what = { message, delivery: "tracked", reply: kind === "reply" } as const;
  const able = found.rows.find((account) => cannotSend(gatewayOf(account.kind).can, what) === null);
  if (able !== undefined) return { id: able.id, channel: gatewayOf(able.kind).channel };
  const [account] = found.rows;
  const cannot = account && cannotSend(gatewayOf(account.kind).can, what);
  if (cannot) throw new AppError("unprocessable", cannot.said, { [cannot.field]: cannot.said });
  if (wanted !== null)
    throw new AppError("invalid", undefined, {
      gatewayAccountId: sentence("problems.gatewayAccounts.unknown"),
    });
  throw new AppError("unprocessable", sentence("problems.gatewayAccounts.none"));
}
