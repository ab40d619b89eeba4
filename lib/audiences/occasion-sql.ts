import type { Occasion } from "@/lib/audiences/occasion.view";

/**
 * Keeps a row `a` of the audience only when the occasion is this person's. Null: it is everybody's.
 * @param next number of the first free parameter.
 */
export function occasionSql(occasion: Occasion, next: number): { text: string; values: unknown[] } | null {
  if (occasion.on === "time") return null;
  const values: unknown[] = [];
  const parameter = (value: unknown, type: string) => `$${next + values.push(value) - 1}::${type}`;
  const got = `NOT EXISTS (
      SELECT FROM recurring_person g
      WHERE g.recurring_id = ${parameter(occasion.recurringId, "uuid")}
        AND g.occurrence = ${parameter(occasion.key, "text")} AND g.phone = a.phone)`;
  if (occasion.on === "join") {
    const joined = `EXISTS (
      SELECT FROM list_member j
      WHERE j.list_id = ${parameter(occasion.list, "uuid")} AND j.contact_id = a.contact_id
        AND j.workspace_id = $1::uuid AND j.added_at > ${parameter(occasion.after, "timestamptz")})`;
    return { text: `${joined} AND ${got}`, values };
  }
  const day = `canang_day(canang_field(a.fields, ${parameter(occasion.field, "text")}))`;
  const asked = occasion.yearly ? `substr(${day}, 6, 5)` : day;
  return { text: `${asked} = ANY (${parameter(occasion.days, "text[]")}) AND ${got}`, values };
}
