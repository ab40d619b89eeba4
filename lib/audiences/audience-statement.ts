import type { AskedAudience } from "@/lib/audiences/asked-audience";
import { AUDIENCE_SQL, type Audience } from "@/lib/audiences/audience-sql";
import { occasionSql } from "@/lib/audiences/occasion-sql";
import { textedWithin } from "@/lib/segments/activity-sql";
import { compileQuestion } from "@/lib/segments/compile-question";
import type { Parameter } from "@/lib/segments/parameter";

/** Statement of an audience; its values from the given place on. */
export interface AudienceStatement {
  text: string;
  values: unknown[];
}

/**
 * Who gets a campaign, one row a phone, before suppressions: `AUDIENCE_SQL` as it stands where only
 * lists and phones are chosen, else with the questions of its segments. Whoever is left out is not
 * in it, by whatever way they came. A run of a recurring campaign keeps those whose occasion it is.
 * @param next number of the first free parameter.
 */
export function audienceSql(audience: Audience, next: number): AudienceStatement {
  const everybody = everybodySql(audience, next);
  const only = audience.occasion && occasionSql(audience.occasion, next + everybody.values.length);
  if (!only) return everybody;
  return {
    text: `SELECT a.* FROM (${everybody.text}) AS a WHERE ${only.text}`,
    values: [...everybody.values, ...only.values],
  };
}

function everybodySql(audience: Audience, next: number): AudienceStatement {
  if (!audience.asked) return { text: AUDIENCE_SQL, values: [] };
  const parts = compileAudience(audience, audience.asked, next);
  const out = (phone: "c.phone" | "p.phone") => {
    const some = parts.exclusions.map((exclusion) => exclusion.of(phone));
    return some.map((sql) => ` AND NOT ${sql}`).join("");
  };
  return {
    values: parts.values,
    text: `
  SELECT c.id AS contact_id, c.phone, c.first_name, c.last_name, c.fields
  FROM contact c
  WHERE c.workspace_id = $1::uuid AND ${parts.chosen}${out("c.phone")}
  UNION ALL
  SELECT c.id, p.phone, coalesce(c.first_name, ''), coalesce(c.last_name, ''), coalesce(c.fields, '{}'::jsonb)
  FROM unnest($3::text[]) AS p (phone)
  LEFT JOIN contact c ON c.workspace_id = $1::uuid AND c.phone = p.phone
  WHERE (c.id IS NULL OR NOT ${parts.chosen})${out("p.phone")}`,
  };
}

/** A reason for which people of an audience are left out. */
export type Exclusion = { kind: "list" | "segment"; id: string } | { kind: "texted"; days: number };

/** What the parts of an audience come to, for one statement of counts. */
export interface CompiledAudience {
  values: unknown[];
  /** Whether a contact `c` is in one of its lists or segments. */
  chosen: string;
  /** Each segment's own predicate. */
  segments: string[];
  exclusions: { why: Exclusion; of: (phone: "c.phone" | "p.phone") => string }[];
}

export function compileAudience(audience: Audience, asked: AskedAudience, next: number): CompiledAudience {
  const values: unknown[] = [];
  const parameter: Parameter = (value, type) => `$${next + values.push(value) - 1}::${type}`;
  const { asking, exclude } = asked;
  const member = (lists: string) => `EXISTS (
    SELECT FROM list_member m
    WHERE m.contact_id = c.id AND m.list_id = ANY (${lists}) AND m.workspace_id = $1::uuid)`;
  const segments = asked.segments.map(({ question }) => compileQuestion(question, asking, parameter));
  const chosen = [...(audience.lists.length > 0 ? [member("$2::uuid[]")] : []), ...segments];
  const exclusions: CompiledAudience["exclusions"] = [
    ...exclude.lists.map((id) => {
      const sql = member(parameter([id], "uuid[]"));
      return { why: { kind: "list" as const, id }, of: ofContact(sql) };
    }),
    ...exclude.segments.map(({ id, question }) => {
      const sql = compileQuestion(question, asking, parameter);
      return { why: { kind: "segment" as const, id }, of: ofContact(sql) };
    }),
  ];
  if (exclude.textedWithinDays !== null) {
    const days = exclude.textedWithinDays;
    const sql = textedWithin(days, asking, parameter);
    exclusions.push({ why: { kind: "texted", days }, of: sql });
  }
  return {
    values,
    chosen: chosenSql(chosen, audience.lists.length > 0),
    segments,
    exclusions,
  };
}

/** Where a pasted phone is nobody's, a question about a contact is not asked. */
function ofContact(sql: string): (phone: "c.phone" | "p.phone") => string {
  return (phone) => (phone === "c.phone" ? sql : `(c.id IS NOT NULL AND ${sql})`);
}

/** Without lists their parameter is named all the same: Postgres asks for its type. */
function chosenSql(parts: string[], lists: boolean): string {
  if (parts.length === 0) return "($2::uuid[] IS NULL)";
  return `(${lists ? "" : "$2::uuid[] IS NOT NULL AND "}(${parts.join(" OR ")}))`;
}
