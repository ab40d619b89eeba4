import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { SuppressionRecord } from "@/lib/suppressions/suppression.view";

/** Which phones are looked for. */
export type PhoneMatch =
  | { gte: string; lt: string }
  | { equals: string }
  | { endsWith: string }
  | { in: string[] };

/** Where a page of the list ended. */
export interface Place {
  createdAt: Date;
  phone: string;
}

interface Asked {
  phones: PhoneMatch | null;
  reason?: string | undefined;
  after: Place | null;
  byPhone: boolean;
  limit: number;
}

/**
 * Those who are stopped by one channel only, as a page of the list of all. Who is sent nothing at
 * all stands there already, once.
 */
export async function readChannelStops(
  tx: WorkspaceDb,
  workspaceId: string,
  { phones, reason, after, byPhone, limit }: Asked,
): Promise<SuppressionRecord[]> {
  const past =
    after === null
      ? Prisma.sql`true`
      : byPhone
        ? Prisma.sql`t.phone > ${after.phone}`
        : Prisma.sql`(t.created_at < ${after.createdAt}::timestamptz
            OR (t.created_at = ${after.createdAt}::timestamptz AND t.phone > ${after.phone}))`;
  return tx.$queryRaw<SuppressionRecord[]>`
    SELECT t.phone, t.channel AS scope, t.reason, t.source, t.note, t.created_at AS "createdAt"
    FROM channel_stop t
    WHERE t.workspace_id = ${workspaceId}::uuid
      AND ${matching(phones)}
      AND ${reason === undefined || reason === "" ? Prisma.sql`true` : Prisma.sql`t.reason = ${reason}`}
      AND ${past}
      AND NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = t.workspace_id AND s.phone = t.phone)
    ORDER BY ${byPhone ? Prisma.sql`t.phone` : Prisma.sql`t.created_at DESC, t.phone`}
    LIMIT ${limit + 1}`;
}

function matching(phones: PhoneMatch | null): Prisma.Sql {
  if (phones === null) return Prisma.sql`true`;
  if ("gte" in phones) return Prisma.sql`t.phone >= ${phones.gte} AND t.phone < ${phones.lt}`;
  if ("equals" in phones) return Prisma.sql`t.phone = ${phones.equals}`;
  if ("endsWith" in phones) return Prisma.sql`t.phone LIKE ${`%${phones.endsWith}`}`;
  return Prisma.sql`t.phone = ANY (${phones.in})`;
}
