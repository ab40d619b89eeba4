import { parsePhone } from "@/lib/core/phone-number";
import type { SqlClient } from "@/lib/platform/db/sql";
import type { ErasedWho } from "@/lib/retention/erased-who";
import { isGroup, type Question } from "@/lib/segments/segment.input";

/**
 * A number stays in a segment's question as it was written; the mark of the erased one replaces it.
 */
export async function takeOutOfSegments(client: SqlClient, who: ErasedWho, tail: string): Promise<void> {
  const { rows } = await client.query<{ id: string; question: Question; country: string }>(
    `SELECT s.id, s.question, w.default_country AS country
     FROM segment s JOIN workspace w ON w.id = s.workspace_id
     WHERE s.workspace_id = $1
       AND regexp_replace(s.question::text, '[^0-9,]', '', 'g') LIKE '%' || $2 || '%'
     FOR UPDATE OF s`,
    [who.workspaceId, tail],
  );
  for (const { id, question, country } of rows) {
    const instead = <Value>(value: Value): Value | string => {
      if (typeof value !== "string" || !value.replace(/\D/g, "").endsWith(tail)) return value;
      const read = parsePhone(value, country);
      return read.ok && read.phone === who.phone ? who.mark : value;
    };
    for (const asked of question.conditions)
      for (const condition of isGroup(asked) ? asked.conditions : [asked])
        condition.value = Array.isArray(condition.value)
          ? condition.value.map(instead)
          : instead(condition.value);
    await client.query("UPDATE segment SET question = $3 WHERE workspace_id = $1 AND id = $2", [
      who.workspaceId,
      id,
      question,
    ]);
  }
}
