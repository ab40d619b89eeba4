import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";
import { type TemplateState, templateTrouble } from "@/lib/whatsapp-templates/template-trouble.rules";

const KIND = "template.trouble";

export interface KnownTemplate extends TemplateState {
  id: string;
  name: string;
  language: string;
  category: string;
}

/** An account's templates as they are kept now. */
export async function readKnown(client: SqlClient, accountId: string): Promise<Map<string, KnownTemplate>> {
  const { rows } = await client.query<KnownTemplate>(
    `SELECT id, name, language, status, quality, category
     FROM whatsapp_template
     WHERE gateway_account_id = $1`,
    [accountId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Tells people of a template that could be sent and cannot any more, or that its readers do not
 * like, and takes it back when it is approved again or gone. One that was never any better is
 * no news: whoever wrote it waits for it.
 */
export async function watchTemplates(
  client: SqlClient,
  workspaceId: string,
  before: ReadonlyMap<string, KnownTemplate>,
  now: ReadonlyMap<string, KnownTemplate>,
): Promise<void> {
  for (const [id, was] of before) {
    const template = now.get(id);
    await watchCategory(client, { workspaceId, id, was, template });
    const trouble = template ? templateTrouble(template) : null;
    const alarm = { workspaceId, kind: KIND, entityId: id };
    if (template === undefined || trouble === null) {
      if (template === undefined || template.status === "APPROVED") await resolveAlarm(client, alarm);
    } else if (trouble !== templateTrouble(was))
      await raiseAlarm(client, {
        ...alarm,
        sentence: sentence(`alarms.template.${trouble}`, {
          name: template.name,
          language: template.language,
        }),
        detail: { status: template.status, quality: template.quality },
      });
  }
}

interface Moved {
  workspaceId: string;
  id: string;
  was: KnownTemplate;
  template: KnownTemplate | undefined;
}

/** Another category has another price and other limits; it ends when it is back, or gone. */
async function watchCategory(client: SqlClient, { workspaceId, id, was, template }: Moved): Promise<void> {
  const alarm = { workspaceId, kind: "template.category", entityId: id };
  if (template === undefined) await resolveAlarm(client, alarm);
  else if (was.category !== "" && template.category !== was.category) {
    const { rows } = await client.query<{ from: string }>(
      `SELECT detail ->> 'from' AS from FROM alarm
       WHERE workspace_id = $1 AND kind = $2 AND entity_id = $3 AND resolved_at IS NULL`,
      [workspaceId, alarm.kind, id],
    );
    const from = rows[0]?.from ?? was.category;
    if (from === template.category) await resolveAlarm(client, alarm);
    else
      await raiseAlarm(client, {
        ...alarm,
        sentence: sentence("alarms.template.category", {
          name: template.name,
          language: template.language,
          from,
          to: template.category,
        }),
        detail: { from, to: template.category },
      });
  }
}
