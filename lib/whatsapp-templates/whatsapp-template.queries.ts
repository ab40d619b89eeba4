import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import { nameHasWords } from "@/lib/core/name-search";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import type { Say } from "@/lib/core/sentence";
import { kindsThat } from "@/lib/gateways/gateway-of";
import { readParts } from "@/lib/messages/template-parts.rules";
import type { WhatsAppTemplate } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { ListWhatsAppTemplatesInput } from "@/lib/whatsapp-templates/whatsapp-template.input";
import type { TemplateSyncView, WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";

type Where = Pick<WorkspaceContext, "workspaceId">;

/** The kinds of gateway whose accounts have templates. */
export const kindsWithTemplates = () => kindsThat((gateway) => gateway.can.templates === true);

/** Templates by name and language, of accounts that are still connected. */
export async function listWhatsAppTemplates(
  ctx: Where,
  query: Partial<ListWhatsAppTemplatesInput> = {},
): Promise<Page<WhatsAppTemplateView>> {
  const limit = query.limit ?? 100;
  const after = readCursor(query.cursor, 3)?.map(String);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const accounts = await tx.gatewayAccount.findMany({
      where: { workspaceId: ctx.workspaceId, archivedAt: null, kind: { in: kindsWithTemplates() } },
      select: { id: true },
    });
    const rows = await tx.whatsAppTemplate.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        gatewayAccountId: { in: accounts.map(({ id }) => id) },
        ...(query.status ? { status: query.status } : {}),
        ...(query.language ? { language: query.language } : {}),
        AND: [...nameHasWords(query.search ?? ""), after ? behind(after) : {}],
      },
      orderBy: [{ name: "asc" }, { language: "asc" }, { gatewayAccountId: "asc" }],
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      data: page.map(templateView),
      nextCursor:
        rows.length > limit && last ? writeCursor([last.name, last.language, last.gatewayAccountId]) : null,
    };
  });
}

function behind([name = "", language = "", gatewayAccountId = ""]: string[]) {
  return {
    OR: [
      { name: { gt: name } },
      { name, language: { gt: language } },
      { name, language, gatewayAccountId: { gt: gatewayAccountId } },
    ],
  };
}

function templateView(row: WhatsAppTemplate): WhatsAppTemplateView {
  return {
    id: row.id,
    gatewayAccountId: row.gatewayAccountId,
    name: row.name,
    language: row.language,
    status: row.status,
    category: row.category,
    previousCategory: row.previousCategory,
    quality: row.quality,
    rejectedReason: row.rejectedReason,
    ...readParts(row.components, row.named),
    changedAt: row.changedAt.toISOString(),
  };
}

/** The accounts that have templates, and when those were last told. */
export async function listTemplateSyncs(ctx: Where, say: Say = english): Promise<TemplateSyncView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const accounts = await tx.gatewayAccount.findMany({
      where: { workspaceId: ctx.workspaceId, archivedAt: null, kind: { in: kindsWithTemplates() } },
      select: { id: true, label: true },
      orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
    });
    const syncs = await tx.whatsAppTemplateSync.findMany({ where: { workspaceId: ctx.workspaceId } });
    return accounts.map(({ id, label }) => {
      const sync = syncs.find((one) => one.gatewayAccountId === id);
      return {
        gatewayAccountId: id,
        label,
        syncedAt: sync?.syncedAt?.toISOString() ?? null,
        problem: sync?.problem ? sayKept(sync.problem, say) : null,
      };
    });
  });
}
