import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { PauseReason } from "@/lib/core/pause-reason";
import type { ReplyView } from "@/lib/inbox/conversation.view";
import {
  THREAD_MESSAGE_COLUMNS,
  type ThreadMessageRow,
  threadMessage,
} from "@/lib/inbox/thread-message.queries";
import { olderOn, type Place, type Placed } from "@/lib/inbox/thread-place.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { renderedContent } from "@/lib/messages/template-content.rules";
import { fillPlaces, readParts } from "@/lib/messages/template-parts.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** One of our own texts in a conversation. */
export async function readReply(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  campaignId: string,
): Promise<ReplyView> {
  const rows = await tx.$queryRaw<
    ReplyRow[]
  >`SELECT ${REPLY_COLUMNS} WHERE c.workspace_id = ${ctx.workspaceId}::uuid AND c.id = ${campaignId}::uuid`;
  const row = rows[0];
  if (row === undefined) throw new AppError("not_found");
  const [reply] = await withTemplates(tx, ctx, [row]);
  return replyView(ctx, reply ?? row, row.phone);
}

interface ReplyRow extends ThreadMessageRow {
  phone: string;
  account: string | null;
  message: MessageContent;
  automatic: boolean;
  waits: PauseReason | null;
  sent_again: boolean;
}

const REPLY_COLUMNS = Prisma.sql`${THREAD_MESSAGE_COLUMNS}, m.phone,
  c.gateway_account_id AS account, c.message, c.created_at AS at, c.created_by_name AS by,
  c.opt_out_confirmation OR starts_with(coalesce(c.draft_key, ''), 'direct:away:') AS automatic,
  CASE WHEN m.status = 'queued' THEN (SELECT coalesce(a.paused_reason, 'credits')
    FROM gateway_account a
    WHERE a.id = c.gateway_account_id AND a.workspace_id = c.workspace_id AND a.status = 'paused'
  ) END AS waits,
  EXISTS (SELECT FROM campaign again
    WHERE again.workspace_id = c.workspace_id AND again.draft_key = 'direct:again:' || c.id) AS sent_again
  FROM campaign c JOIN message m ON m.campaign_id = c.id AND m.workspace_id = c.workspace_id`;

export async function readReplies(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  { conversationId, phone }: { conversationId: string; phone: string },
  after: Place | null,
  limit: number,
): Promise<Placed<ReplyView>[]> {
  const past =
    after === null
      ? Prisma.sql`true`
      : olderOn("out", after) === "byId"
        ? Prisma.sql`(c.created_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : Prisma.sql`c.created_at < ${after.at}::timestamptz`;
  const rows = await tx.$queryRaw<ReplyRow[]>`
    SELECT ${REPLY_COLUMNS}
    WHERE c.workspace_id = ${ctx.workspaceId}::uuid
      AND c.conversation_id = ${conversationId}::uuid
      AND ${past}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}`;
  return (await withTemplates(tx, ctx, rows)).map((row) => ({
    view: replyView(ctx, row, phone),
    place: { at: row.at, side: "out", id: row.campaign_id },
  }));
}

/** Of a template its words are read as they reach the person, as far as the account tells them. */
async function withTemplates(
  tx: WorkspaceDb,
  { workspaceId }: WorkspaceContext,
  rows: ReplyRow[],
): Promise<ReplyRow[]> {
  const names = rows.flatMap(({ message }) => (message.kind === "template" ? [message.name] : []));
  if (names.length === 0) return rows;
  const known = await tx.whatsAppTemplate.findMany({ where: { workspaceId, name: { in: names } } });
  return rows.map((row) => {
    const content = renderedContent(row.message, row.text);
    if (content.kind !== "template") return row;
    const found = known.find(
      (one) =>
        one.gatewayAccountId === row.account &&
        one.name === content.name &&
        one.language === content.language,
    );
    return found === undefined ? row : { ...row, text: wordsOf(found, content) };
  });
}

function wordsOf(
  { components, named }: { components: unknown; named: boolean },
  { header, variables }: TemplateContent,
): string {
  const parts = readParts(components, named);
  const above = parts.header?.text ?? "";
  return [
    fillPlaces(above, () => (header?.kind === "text" ? header.text : null)),
    fillPlaces(parts.body, (name) => variables[name] || null),
    parts.footer ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function replyView(ctx: WorkspaceContext, row: ReplyRow, phone: string): ReplyView {
  return {
    ...threadMessage(ctx, row, phone),
    direction: "out",
    template: row.message.kind === "template" ? row.message.name : null,
    automatic: row.automatic,
    waits: row.waits,
    sentAgain: row.sent_again,
  };
}
