import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { csvLine } from "@/lib/core/csv-cell";
import { wallClock } from "@/lib/core/zoned-time";
import type { ThreadFileInput } from "@/lib/inbox/conversation.input";
import { requireConversation } from "@/lib/inbox/conversation.queries";
import type { ConversationMessageView, ConversationView } from "@/lib/inbox/conversation.view";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** So many of the newest; a file of one conversation is for reading. */
const MOST = 5_000;
const PAGE = 1_000;

export interface WholeThread {
  conversation: ConversationView;
  timeZone: string;
  /** Oldest first. */
  said: ConversationMessageView[];
  /** There is more, older than this. */
  cut: boolean;
}

/** What was said in a conversation, as whoever asks may see it. */
export async function readWholeThread(
  ctx: WorkspaceContext,
  id: string,
  most: number = MOST,
): Promise<WholeThread> {
  const conversation = await requireConversation(ctx, id);
  const said: ConversationMessageView[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(PAGE, most - said.length);
    const page = await listConversationMessages(ctx, id, {
      limit,
      sent: true,
      ...(cursor ? { cursor } : {}),
    });
    said.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && said.length < most);
  const { timeZone } = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findUniqueOrThrow({ where: { id: ctx.workspaceId }, select: { timeZone: true } }),
  );
  return { conversation, timeZone, said: said.reverse(), cut: cursor !== undefined };
}

/** One conversation as a file. It is written down, and the number is as masked as on the screen. */
export async function exportThread(
  ctx: WorkspaceContext,
  { id, format }: ThreadFileInput,
): Promise<{ fileName: string; content: string }> {
  const thread = await readWholeThread(ctx, id);
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, {
      action: "conversation.exported",
      entity: "conversation",
      entityId: id,
      after: { format, messages: thread.said.length },
    }),
  );
  const content = format === "csv" ? csvOf(thread) : textOf(thread);
  return { fileName: `${ctx.workspaceSlug}-conversation-${id.slice(0, 8)}.${format}`, content };
}

function csvOf({ conversation, said, timeZone }: WholeThread): string {
  const head = csvLine(["time", "direction", "phone", "by", "text", "status", "channel"]);
  const lines = said.map((one) =>
    csvLine([
      clockOf(one.at, timeZone),
      one.direction === "in" ? "in" : "out",
      conversation.phone,
      one.direction === "in" ? conversation.name : one.by,
      one.text,
      one.direction === "in" ? "" : one.status,
      one.channel,
    ]),
  );
  // Without this sign spreadsheets read Chinese and Tamil as Latin letters.
  return `\uFEFF${head}${lines.join("")}`;
}

function textOf({ conversation, said, timeZone }: WholeThread): string {
  const { name, phone } = conversation;
  const who = name === "" || phone === "" ? name || phone : `${name} (${phone})`;
  const lines = said.map((one) => {
    const by = one.direction === "in" ? conversation.name || conversation.phone : one.by;
    return `[${clockOf(one.at, timeZone)}] ${by}: ${one.text}`;
  });
  return `${who}\n${timeZone}\n\n${lines.join("\n")}\n`;
}

function clockOf(at: string, timeZone: string): string {
  const clock = wallClock(at, timeZone);
  return clock === null ? at : `${clock.date} ${clock.time}`;
}
