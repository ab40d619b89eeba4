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
}

/** An account's templates as they are kept now. */
export async function readKnown(client: SqlClient, accountId: string): Promise<Map<string, KnownTemplate>> {
  const { rows } = await client.query<KnownTemplate>(
    "SELECT id, name, language, status, quality FROM whatsapp_template WHERE gateway_account_id = $1",
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
