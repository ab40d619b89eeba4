import { messageRef } from "@/lib/messages/message.rules";
import type { MessageView } from "@/lib/messages/message.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

type Instead = NonNullable<MessageView["instead"]>;
type Ways = Pick<MessageView, "channel" | "instead">;

interface Asked {
  id: string;
  fallback: unknown;
  fallbackOf: string | null;
}

/**
 * By what channel a campaign's messages go, and of one with a way back who of some people got an
 * SMS instead and why; of those SMS themselves, why they went. Nothing is asked for any other.
 */
export async function readInstead(
  tx: WorkspaceDb,
  workspaceId: string,
  { id, fallback, fallbackOf }: Asked,
  rows: readonly { id: bigint; phone: string }[],
): Promise<(row: { id: bigint; phone: string }) => Ways> {
  if (fallback === null && fallbackOf === null) return () => ({});
  const channel: Ways = { channel: fallbackOf === null ? "whatsapp" : "sms" };
  const sms = fallbackOf === null ? await smsOf(tx, workspaceId, id) : id;
  if (sms === null || rows.length === 0) return () => channel;
  const found = await tx.$queryRaw<{ id: bigint; phone: string; status: Instead["status"]; why: string }[]>`
    SELECT m.id, m.phone, m.status::text AS status, w.why
    FROM message m JOIN fallback_message w ON w.campaign_id = m.campaign_id AND w.message_id = m.id
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.campaign_id = ${sms}::uuid AND m.copy = 0
      AND m.phone = ANY (${rows.map(({ phone }) => phone)}::text[])`;
  const byPhone = new Map(found.map((row) => [row.phone, row]));
  return ({ phone }) => {
    const row = byPhone.get(phone);
    if (row === undefined) return channel;
    const why = row.why as Instead["why"];
    return { ...channel, instead: { id: messageRef(sms, Number(row.id)), status: row.status, why } };
  };
}

async function smsOf(tx: WorkspaceDb, workspaceId: string, id: string): Promise<string | null> {
  const found = await tx.campaign.findFirst({
    where: { workspaceId, fallbackOf: id },
    select: { id: true },
  });
  return found?.id ?? null;
}
