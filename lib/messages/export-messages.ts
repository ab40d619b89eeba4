import { DateTime } from "luxon";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { EXPORT_PAGE, type ExportCell, type ExportTable } from "@/lib/exports/export-table";
import type { MessageFilter } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";
import { type MessageStatus, parseMessageRef } from "@/lib/messages/message.rules";
import type { MessageView } from "@/lib/messages/message.view";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { writeReasons } from "@/lib/messages/message-reason.rules";
import type { Showable } from "@/lib/messages/shown-status.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Statuses and reasons as the reader's screens say them; without it they stand as codes alone. */
export interface MessageWords {
  status: (message: Showable) => string;
  reason: (code: string) => string;
}
interface Exported {
  id: string;
  message?: MessageContent;
  read?: number;
  held?: number;
  /** It goes on by SMS, or is made of such SMS: its rows say so in columns of their own. */
  fallback?: unknown;
  fallbackOf?: string;
  retry?: unknown;
}

const WAYS = ["channel", "SMS instead", "why by SMS", "SMS id"];
const waysOf = ({ channel, instead }: MessageView): ExportCell[] => [
  channel ?? "",
  instead?.status ?? "",
  instead?.why ?? "",
  instead?.id ?? "",
];

const AGAIN = ["tried again", "last try", "last try id"];
const againOf = ({ again }: MessageView): ExportCell[] => [
  again?.number ?? 0,
  again?.status ?? "",
  again?.id ?? "",
];

const CODES: MessageWords = { status: ({ status }) => status, reason: (code) => code };

/**
 * The recipients of a campaign: words beside codes, what was sent, what it took, and times in the
 * workspace's zone, which the headings name, and in UTC. Who read it and what is held stand at the
 * end where the campaign's gateway tells that. The audit log says that numbers left.
 */
export async function exportMessages(
  ctx: WorkspaceContext,
  campaign: Exported & { name: string },
  filter: MessageFilter,
  words: MessageWords = CODES,
): Promise<ExportTable> {
  const tellsMore = campaign.message?.kind === "template" || Boolean(campaign.read || campaign.held);
  const timeZone = await inWorkspace(ctx.workspaceId, async (tx) => {
    await recordAudit(tx, ctx, {
      action: "message.exported",
      entity: "campaign",
      entityId: campaign.id,
      after: { status: filter.status ?? (filter.reasons ? writeReasons(filter.reasons) : "all") },
    });
    const where = { id: ctx.workspaceId };
    return (await tx.workspace.findUniqueOrThrow({ where, select: { timeZone: true } })).timeZone;
  });
  const clock = (at: string | null) =>
    at === null ? null : DateTime.fromISO(at, { zone: timeZone }).toFormat("yyyy-LL-dd HH:mm:ss");
  const row = (message: MessageView, text: string | null): ExportCell[] => [
    message.phone,
    message.name,
    message.status,
    words.status(message),
    message.failureCode === null || message.status === "delivered" ? "" : words.reason(message.failureCode),
    message.failureCode,
    message.tracked,
    text,
    message.parts,
    isTaken(message.status) ? message.parts : 0,
    message.attempts,
    clock(message.sentAt),
    clock(message.finalAt),
    message.sentAt,
    message.finalAt,
    message.gatewayMessageId,
    message.id,
    ...(tellsMore ? [clock(message.readAt), message.readAt, message.held] : []),
    ...(campaign.fallback || campaign.fallbackOf ? waysOf(message) : []),
    ...(campaign.retry ? againOf(message) : []),
  ];
  return {
    content: `${campaign.name || "campaign"}-messages`,
    columns: [
      ...[
        "phone",
        "name",
        "status",
        "status in words",
        "reason in words",
        "failureCode",
        "tracked",
        "text",
        "parts",
      ],
      ...["credits (estimated)", "attempts", `sent (${timeZone})`, `last update (${timeZone})`],
      ...["sentAt", "finalAt", "gatewayMessageId", "id"],
      ...(tellsMore ? [`read (${timeZone})`, "readAt", "held"] : []),
      ...(campaign.fallback || campaign.fallbackOf ? WAYS : []),
      ...(campaign.retry ? AGAIN : []),
    ],
    pages: pages(ctx, campaign, filter, row),
  };
}

async function* pages(
  ctx: WorkspaceContext,
  campaign: Exported,
  filter: MessageFilter,
  row: (message: MessageView, text: string | null) => ExportCell[],
): AsyncGenerator<ExportCell[][]> {
  const written = campaign.message === undefined ? null : wordsOf(campaign.message);
  let cursor: string | undefined;
  do {
    const page = await listMessages(ctx, campaign.id, {
      ...filter,
      limit: EXPORT_PAGE,
      ...(cursor ? { cursor } : {}),
    });
    const own = await ownTexts(ctx, campaign.id, page.data);
    yield page.data.map((message) => row(message, own.get(message.id) ?? written));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Texts that are a recipient's own; where everybody gets the same one none is stored with them. */
async function ownTexts(
  ctx: WorkspaceContext,
  campaignId: string,
  messages: MessageView[],
): Promise<Map<string, string>> {
  const ids = new Map(messages.map(({ id }) => [BigInt(parseMessageRef(id)?.id ?? 0), id]));
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.message.findMany({
      where: { workspaceId: ctx.workspaceId, campaignId, id: { in: [...ids.keys()] }, text: { not: null } },
      select: { id: true, text: true },
    }),
  );
  return new Map(rows.map(({ id, text }) => [ids.get(id) ?? "", text ?? ""]));
}

function wordsOf(message: MessageContent): string {
  return message.kind === "binary" ? message.hex : message.text;
}

/** Whether the gateway has it or had it, and so took credits for it. */
function isTaken(status: MessageStatus): boolean {
  return ["sent", "delivered", "failed", "expired", "rejected", "unknown"].includes(status);
}
