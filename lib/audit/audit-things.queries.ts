import type { AuditThing } from "@/lib/audit/audit.view";
import { isUuid } from "@/lib/core/uuid";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** What a line of the log names: the kind of a thing and its id, as the verb wrote them. */
interface Named {
  entity: string | null;
  entityId: string | null;
  before: unknown;
  after: unknown;
}

const own = (table: string, name: string) =>
  `SELECT id::text, ${name} AS name FROM ${table} WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])`;

/**
 * How the things of each kind are called now; `$1` is the workspace, `$2` their ids. An invitation
 * is called by the address that its lines keep: screens cannot read the invitations themselves.
 */
export const CALLED: Record<string, string> = {
  campaign: own("campaign", "name"),
  recurringCampaign: own("recurring_campaign", "name"),
  template: own("template", "name"),
  list: own("list", "name"),
  segment: own("segment", "name"),
  customer: own("customer", "coalesce(nullif(name, ''), username)"),
  gatewayAccount: own("gateway_account", "label"),
  "gateway-password": own("gateway_account", "label"),
  webhook: own("webhook_endpoint", "url"),
  "api-key": own("api_key", "name"),
  inboxLabel: own("inbox_label", "name"),
  cannedReply: own("canned_reply", "title"),
  sender: own("sender", "value"),
  invoice: own("invoice", "number"),
  import: own("contact_import", "file_name"),
  contact: `SELECT id::text, coalesce(nullif(btrim(first_name || ' ' || last_name), ''), phone) AS name
    FROM contact WHERE workspace_id = $1::uuid AND id = ANY ($2::bigint[])`,
  conversation: `SELECT c.id::text,
      coalesce(nullif(btrim(p.first_name || ' ' || p.last_name), ''), nullif(w.name, ''), c.phone) AS name
    FROM conversation c LEFT JOIN contact p ON p.workspace_id = c.workspace_id AND p.phone = c.phone
      LEFT JOIN whatsapp_person w ON w.workspace_id = c.workspace_id AND w.user_id = c.phone
    WHERE c.workspace_id = $1::uuid AND c.id = ANY ($2::uuid[])`,
  transfer: `SELECT t.id::text, t.credits || ' → ' || coalesce(nullif(c.name, ''), c.username) AS name
    FROM transfer t JOIN customer c ON c.id = t.customer_id
    WHERE t.workspace_id = $1::uuid AND t.id = ANY ($2::uuid[])`,
  callbacks: `SELECT k.id::text, a.label AS name FROM callback_token k
    JOIN gateway_account a ON a.id = k.gateway_account_id
    WHERE k.workspace_id = $1::uuid AND k.id = ANY ($2::uuid[])`,
  member: `SELECT m.id::text, u.name FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.workspace_id = $1::uuid AND m.id = ANY ($2::uuid[])`,
  user: `SELECT u.id::text, u.name FROM "user" u JOIN member m ON m.user_id = u.id
    WHERE m.workspace_id = $1::uuid AND u.id = ANY ($2::uuid[])`,
};

/** The names that a line keeps itself, for what is no longer there. */
const KEPT = ["name", "label", "title", "value", "email", "url", "fileName"];

/** Finds out what each line is about: one statement for each kind among them. */
export async function nameThings(
  runner: SqlRunner,
  workspaceId: string,
  lines: readonly Named[],
): Promise<(AuditThing | null)[]> {
  const known = new Map<string, string>();
  for (const kind of new Set(lines.map(({ entity }) => entity ?? ""))) {
    const text = CALLED[kind];
    if (text === undefined) continue;
    const fits = kind === "contact" ? (id: string) => /^\d{1,18}$/.test(id) : isUuid;
    const ids = lines.flatMap(({ entity, entityId }) => (entity === kind && entityId ? [entityId] : []));
    const usable = [...new Set(ids.filter(fits))];
    if (usable.length === 0) continue;
    const { rows } = await runner.query<{ id: string; name: string }>(text, [workspaceId, usable]);
    for (const { id, name } of rows) known.set(`${kind} ${id}`, name);
  }
  return lines.map(({ entity, entityId, before, after }) => {
    if (entity === null) return null;
    const now = known.get(`${entity} ${entityId}`);
    const itself = entityId === null || isUuid(entityId) || CALLED[entity] ? "" : entityId;
    const name = now || keptName(after) || keptName(before) || itself;
    return { kind: entity, id: entityId, name, there: now !== undefined };
  });
}

function keptName(values: unknown): string {
  if (typeof values !== "object" || values === null) return "";
  const kept = KEPT.map((key) => (values as Record<string, unknown>)[key]);
  return kept.find((value): value is string => typeof value === "string" && value !== "") ?? "";
}
