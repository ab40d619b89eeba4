import type { WorkspaceContext } from "@/lib/access/context";
import { type AudiencePosition, listAudience } from "@/lib/audiences/list-audience";
import { PASTED_PHONES_MAX, type PreviewInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { RecipientPreviewView } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { isMalaysian } from "@/lib/core/is-malaysian";
import { parseTemplate, renderTemplate } from "@/lib/core/merge-text";
import { cursorNumber, type Page, readCursor, writeCursor } from "@/lib/core/page";
import { countParts, isGsm7 } from "@/lib/core/sms-text";
import { oneLineValues } from "@/lib/messages/template-content.rules";
import { sql } from "@/lib/platform/db/sql";

/** What real recipients will get, a few at a time, for the handset preview to step through. */
export async function previewRecipients(
  ctx: WorkspaceContext,
  query: { id: string } & Partial<PreviewInput>,
): Promise<Page<RecipientPreviewView>> {
  const campaign = await requireCampaign(ctx, query.id);
  const limit = query.limit ?? 10;
  const workspace = await sql.first<{ default_country: string; settings: unknown }>(
    "SELECT default_country, settings FROM workspace WHERE id = $1",
    [ctx.workspaceId],
  );
  const plan = await planRecipients({
    workspace_id: ctx.workspaceId,
    message: campaign.message,
    audience: campaign.audience,
    default_country: workspace?.default_country ?? "MY",
    settings: workspace?.settings ?? {},
  });
  const key = readCursor(query.cursor, 2);
  const after: AudiencePosition =
    key?.[0] === "pasted"
      ? { pasted: cursorNumber(key[1], PASTED_PHONES_MAX) }
      : { contact: cursorNumber(key?.[1] ?? 0) };
  const { recipients, next } = await listAudience(plan.audience, after, limit);
  const everyone = parseTemplate(templateOf(campaign.message) ?? "");
  const malaysian = plan.malaysian === null ? everyone : parseTemplate(plan.malaysian);
  return {
    data: recipients.map((row) => {
      const values = {
        firstName: row.first_name,
        lastName: row.last_name,
        phone: row.phone,
        fields: row.fields,
      };
      const whatsapp = campaign.message.kind === "template";
      const { text, missing } = renderTemplate(
        isMalaysian(row.phone) ? malaysian : everyone,
        whatsapp ? oneLineValues(values) : values,
      );
      const binary = campaign.message.kind === "binary";
      return {
        phone: row.phone,
        name: `${row.first_name} ${row.last_name}`.trim(),
        values,
        text,
        parts: binary || whatsapp ? plan.same.parts : countParts(text),
        encoding: binary ? ("binary" as const) : isGsm7(text) ? ("gsm7" as const) : ("ucs2" as const),
        missing,
      };
    }),
    nextCursor:
      next === null
        ? null
        : writeCursor("pasted" in next ? ["pasted", next.pasted] : ["contact", next.contact]),
  };
}
