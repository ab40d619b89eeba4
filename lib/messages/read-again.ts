import { messageRef } from "@/lib/messages/message.rules";
import type { MessageView } from "@/lib/messages/message.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

type Again = NonNullable<MessageView["again"]>;

/** Of a campaign that tries again: who of some people was, and how the last time went. */
export async function readAgain(
  tx: WorkspaceDb,
  workspaceId: string,
  { id, retry }: { id: string; retry: unknown },
  rows: readonly { phone: string }[],
): Promise<(phone: string) => Pick<MessageView, "again">> {
  if (retry === null || rows.length === 0) return () => ({});
  const found = await tx.$queryRaw<
    { campaign: string; id: bigint; phone: string; number: number; status: Again["status"] }[]
  >`
    SELECT c.id AS campaign, m.id, m.phone, c.retry_number AS number, m.status::text AS status
    FROM campaign c JOIN message m ON m.campaign_id = c.id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.retry_of = ${id}::uuid
      AND m.phone = ANY (${rows.map(({ phone }) => phone)}::text[])
    ORDER BY c.retry_number, m.copy`;
  const byPhone = new Map(
    found.map((row) => [
      row.phone,
      { id: messageRef(row.campaign, Number(row.id)), number: row.number, status: row.status },
    ]),
  );
  return (phone) => {
    const again = byPhone.get(phone);
    return again === undefined ? {} : { again };
  };
}
