import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import { maskPhone } from "@/lib/core/phone-number";
import { messageRef } from "@/lib/messages/message.rules";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { NumberInput } from "@/lib/retention/number.input";
import type { NumberExport, NumberFile } from "@/lib/retention/number.view";
import { readNumber } from "@/lib/retention/read-number";
import { optInView } from "@/lib/whatsapp-opt-ins/opt-in.view";

/**
 * Everything the workspace holds about one number, as one file (P-1). That it was taken out is
 * written down; the number there is masked.
 */
export async function exportNumber(ctx: WorkspaceContext, input: NumberInput): Promise<NumberFile> {
  const phone = await readNumber(ctx, input.phone);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const all = await gather(tx, ctx, phone);
    await recordAudit(tx, ctx, {
      action: "number.exported",
      entity: "number",
      entityId: maskPhone(phone),
      after: { messages: all.messages.length, received: all.received.length, notes: all.notes.length },
    });
    return { fileName: `${ctx.workspaceSlug}-${phone}.json`, content: `${JSON.stringify(all, null, 2)}\n` };
  });
}

interface NumberFileRow {
  kind: string;
  fileName: string;
  contentType: string | null;
  size: number | null;
}

async function gather(tx: WorkspaceDb, ctx: WorkspaceContext, phone: string): Promise<NumberExport> {
  const { workspaceId } = ctx;
  const suppression = await tx.suppression.findFirst({ where: { workspaceId, phone } });
  const stops = await tx.channelStop.findMany({ where: { workspaceId, phone } });
  const people = await tx.whatsAppPerson.findMany({
    where: { workspaceId, OR: [{ userId: phone }, { phone }] },
  });
  const optIn = await tx.whatsAppOptIn.findFirst({ where: { workspaceId, phone } });
  const conversations = await tx.conversation.findMany({
    where: { workspaceId, phone },
    select: { id: true },
  });
  const inConversations = { workspaceId, conversationId: { in: conversations.map(({ id }) => id) } };
  const received = await tx.inboundMessage.findMany({ where: inConversations, orderBy: { id: "asc" } });
  const files = await tx.inboundMedia.findMany({
    where: { workspaceId, inboundMessageId: { in: received.map(({ id }) => id) } },
    select: { inboundMessageId: true, kind: true, fileName: true, contentType: true, size: true },
  });
  const notes = await tx.conversationNote.findMany({ where: inConversations, orderBy: { id: "asc" } });
  const scheduled = await tx.scheduledReply.findMany({
    where: { ...inConversations, text: { not: "" } },
    orderBy: { sendAt: "asc" },
  });
  const labels = await tx.conversationLabel.findMany({
    where: inConversations,
    select: { label: { select: { name: true } } },
  });
  return {
    workspace: ctx.workspaceSlug,
    phone,
    exportedAt: new Date().toISOString(),
    contact: await readContact(tx, workspaceId, phone),
    suppression: suppression && {
      reason: suppression.reason,
      source: suppression.source,
      note: sayKept(suppression.note, english),
      createdAt: suppression.createdAt.toISOString(),
    },
    whatsapp: people.map(({ userId, name, seenAt }) => ({ userId, name, seenAt: seenAt.toISOString() })),
    whatsappOptIn: optIn && optInView(optIn),
    channelStops: stops.map(({ channel, reason, source, createdAt }) => ({
      channel,
      reason,
      source,
      createdAt: createdAt.toISOString(),
    })),
    messages: await readMessages(tx, workspaceId, phone),
    received: received.map((row) => ({
      id: String(row.id),
      shortCode: row.shortCode,
      text: row.text,
      raw: Buffer.from(row.raw).toString("latin1"),
      keyword: row.keywordAction,
      receivedAt: row.receivedAt.toISOString(),
      file: fileOf(files.find(({ inboundMessageId }) => inboundMessageId === row.id)),
    })),
    labels: [...new Set(labels.map(({ label }) => label.name))],
    scheduled: scheduled.map((row) => ({
      by: row.madeByName,
      text: row.text,
      status: row.status,
      sendAt: row.sendAt.toISOString(),
    })),
    notes: notes.map((row) => ({
      by: row.memberName,
      text: row.text,
      createdAt: row.createdAt.toISOString(),
    })),
  };
}

function fileOf(row: NumberFileRow | undefined): NumberExport["received"][number]["file"] {
  if (row === undefined) return null;
  const { kind, fileName, contentType, size } = row;
  return { kind, fileName, contentType, size };
}

async function readContact(
  tx: WorkspaceDb,
  workspaceId: string,
  phone: string,
): Promise<NumberExport["contact"]> {
  const row = await tx.contact.findFirst({ where: { workspaceId, phone } });
  if (row === null) return null;
  const members = await tx.listMember.findMany({
    where: { workspaceId, contactId: row.id },
    orderBy: { addedAt: "asc" },
  });
  const lists = await tx.list.findMany({
    where: { workspaceId, id: { in: members.map(({ listId }) => listId) } },
  });
  return {
    firstName: row.firstName,
    lastName: row.lastName,
    country: row.country,
    fields: row.fields as Record<string, string>,
    lists: members.map(({ listId, addedAt }) => ({
      name: lists.find(({ id }) => id === listId)?.name ?? "",
      addedAt: addedAt.toISOString(),
    })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

interface MessageRow {
  campaign_id: string;
  id: bigint;
  name: string;
  kind: string;
  text: string;
  parts: number;
  status: string;
  failure_code: string | null;
  launched_at: Date | null;
  sent_at: Date | null;
  final_at: Date | null;
}

async function readMessages(
  tx: WorkspaceDb,
  workspaceId: string,
  phone: string,
): Promise<NumberExport["messages"]> {
  const rows = await tx.$queryRaw<MessageRow[]>`
    SELECT m.campaign_id, m.id, c.name, c.kind::text AS kind,
      coalesce(m.text, c.message ->> 'text', c.message ->> 'hex', '') AS text, m.parts,
      m.status::text AS status, m.failure_code, c.launched_at, m.sent_at, m.final_at
    FROM campaign c JOIN message m ON m.campaign_id = c.id AND m.phone = ${phone}
    WHERE c.workspace_id = ${workspaceId}::uuid
    ORDER BY c.created_at, m.id`;
  return rows.map((row) => ({
    id: messageRef(row.campaign_id, Number(row.id)),
    campaign: row.name,
    kind: row.kind,
    text: row.text,
    parts: row.parts,
    status: row.status,
    failureCode: row.failure_code,
    launchedAt: row.launched_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    finalAt: row.final_at?.toISOString() ?? null,
  }));
}
