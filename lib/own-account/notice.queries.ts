import { sql } from "@/lib/platform/db/sql";
import type { NoticeView } from "./notice.view";

const MOST = 20;

/**
 * What a person has not archived yet, newest first. A sign-in does not see the notice about itself:
 * a stranger could put it away before the person has read it.
 */
export async function listNotices(person: { userId: string; sessionId: string }): Promise<NoticeView[]> {
  const rows = await sql.query<{
    id: string;
    kind: string;
    values: Record<string, unknown>;
    created_at: Date;
  }>(
    `SELECT id, kind, values, created_at FROM person_notice
     WHERE user_id = $1 AND dismissed_at IS NULL AND values ->> 'session' IS DISTINCT FROM $2
     ORDER BY created_at DESC, id LIMIT ${MOST}`,
    [person.userId, person.sessionId],
  );
  return rows.map(({ id, kind, values, created_at }) => ({
    id,
    kind,
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === "object" ? [] : [[name, String(value)]],
      ),
    ),
    at: created_at.toISOString(),
  }));
}
