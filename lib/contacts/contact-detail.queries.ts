import { type ContactDetail, type ContactEvent, contactView } from "@/lib/contacts/contact.view";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { optInView } from "@/lib/whatsapp-opt-ins/opt-in.view";

/** One person with the lists they are in. */
export async function requireContact(workspaceId: string, id: string): Promise<ContactDetail> {
  if (!/^\d{1,18}$/.test(id)) throw new AppError("not_found");
  return inWorkspace(workspaceId, async (tx) => {
    const row = await tx.contact.findFirst({ where: { workspaceId, id: BigInt(id) } });
    if (!row) throw new AppError("not_found");
    const suppression = await tx.suppression.findFirst({ where: { workspaceId, phone: row.phone } });
    const stops = await tx.channelStop.findMany({ where: { workspaceId, phone: row.phone } });
    const members = await tx.listMember.findMany({ where: { workspaceId, contactId: row.id }, take: 200 });
    const lists = await tx.list.findMany({
      where: { workspaceId, id: { in: members.map((member) => member.listId) } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    });
    const optIn = await tx.whatsAppOptIn.findFirst({ where: { workspaceId, phone: row.phone } });
    const view = contactView({
      ...row,
      first_name: row.firstName,
      last_name: row.lastName,
      created_at: row.createdAt,
      updated_at: row.updatedAt,
      suppressed: suppression !== null,
    });
    return {
      ...view,
      lists,
      suppression: suppression && {
        reason: suppression.reason,
        source: suppression.source,
        createdAt: suppression.createdAt.toISOString(),
      },
      channelStops: stops.map(({ channel, source, createdAt }) => ({
        channel,
        source,
        createdAt: createdAt.toISOString(),
      })),
      whatsappOptIn: optIn && optInView(optIn),
    };
  });
}

/**
 * What passed between us and a phone, newest first. Messages are found campaign by campaign through
 * their (campaign, phone) key: the newest 2,000 sends, a few milliseconds, instead of another index
 * on the hottest table.
 */
export async function listContactEvents(
  workspaceId: string,
  phone: string,
  limit = 100,
): Promise<ContactEvent[]> {
  return inWorkspace(workspaceId, async (tx) => {
    const sent = await tx.$queryRaw<
      {
        campaign_id: string;
        name: string;
        id: bigint;
        status: string;
        code: string | null;
        parts: number;
        at: Date;
      }[]
    >`SELECT m.campaign_id, c.name, m.id, m.status::text AS status, m.failure_code AS code, m.parts,
        coalesce(m.sent_at, c.launched_at, c.created_at) AS at
      FROM (SELECT id, name, launched_at, created_at
        FROM campaign
        WHERE workspace_id = ${workspaceId}::uuid AND status NOT IN ('draft', 'scheduled')
            ORDER BY created_at DESC LIMIT 2000) c
      CROSS JOIN LATERAL (SELECT * FROM message WHERE campaign_id = c.id AND phone = ${phone}) m
      ORDER BY at DESC LIMIT ${limit}`;
    const received = await tx.$queryRaw<
      { id: bigint; text: string; conversation_id: string | null; received_at: Date }[]
    >`
      SELECT i.id, i.text, i.conversation_id, i.received_at
      FROM conversation v JOIN inbound_message i ON i.conversation_id = v.id
      WHERE v.workspace_id = ${workspaceId}::uuid AND v.phone = ${phone} ORDER BY i.id DESC LIMIT ${limit}`;
    const events: ContactEvent[] = [
      ...sent.map((row) => ({
        kind: "sent" as const,
        at: row.at.toISOString(),
        campaignId: row.campaign_id,
        campaignName: row.name,
        messageId: String(row.id),
        status: row.status,
        code: row.code,
        parts: row.parts,
      })),
      ...received.map((row) => ({
        kind: "received" as const,
        at: row.received_at.toISOString(),
        id: String(row.id),
        text: row.text,
        conversationId: row.conversation_id,
      })),
    ];
    return events.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
  });
}
