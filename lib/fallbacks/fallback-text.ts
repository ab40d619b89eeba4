import { renderedTexts } from "@/lib/audiences/rendered-text";
import { countParts } from "@/lib/core/sms-text";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import { malaysiaSettings, malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";
import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

/** The fallback SMS as SQL: a row for each person, with text and parts. */
export interface FallbackText {
  sql: string;
  values: unknown[];
}

/**
 * Renders the fallback text for the given people, as an SMS campaign does: null where all get the
 * same text. Merge fields are read when it runs.
 * @param people as SQL: rows with `phone` and `contact_id`.
 * @param workspace its parameter. @param next number of the first free parameter.
 */
export function fallbackText(
  { text }: Pick<Fallback, "text">,
  settings: WorkspaceSettings,
  people: string,
  workspace: string,
  next: number,
): FallbackText {
  const malaysian = malaysiaTemplate(text, malaysiaSettings(settings));
  const { expression, values } = renderedTexts(text, malaysian, next);
  const known = `SELECT p.phone, p.contact_id, coalesce(c.first_name, '') AS first_name,
      coalesce(c.last_name, '') AS last_name, coalesce(c.fields, '{}'::jsonb) AS fields
    FROM (${people}) AS p
    LEFT JOIN contact c ON c.workspace_id = ${workspace}::uuid AND c.phone = p.phone`;
  const sql =
    expression === null
      ? `SELECT a.phone, a.contact_id, NULL::text AS text, ${countParts(text)}::smallint AS parts
         FROM (${known}) AS a`
      : `SELECT t.*, canang_parts(t.text, canang_is_gsm7(t.text))::smallint AS parts FROM (
           SELECT a.phone, a.contact_id, ${expression} AS text FROM (${known}) AS a OFFSET 0) AS t`;
  return { sql, values };
}
