import { getLocale } from "next-intl/server";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { getComposerOptions } from "@/lib/campaigns/composer-options.queries";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { listLists, nameLists } from "@/lib/lists/list.queries";
import { listSegments } from "@/lib/segments/segment.queries";
import { listSenders } from "@/lib/senders/sender.queries";
import { listWhatsAppTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";
import type { ComposerSetting } from "./_components/composer/composer-setting";

interface WorkspaceHome {
  defaultCountry: string;
  timeZone: string;
}

/** Everything the composer offers, read side by side. */
export async function loadSetting(
  ctx: WorkspaceContext,
  workspace: WorkspaceHome,
  campaign: CampaignView | null = null,
): Promise<ComposerSetting> {
  const [language, lists, segments, named, options, senders, accounts] = await Promise.all([
    getLocale(),
    listLists(ctx.workspaceId, { limit: 1000 }),
    listSegments(ctx.workspaceId, { limit: 1000 }),
    nameLists(ctx.workspaceId, campaign?.audience.lists ?? []),
    getComposerOptions(ctx),
    listSenders(ctx),
    listGatewayAccounts(ctx),
  ]);
  const byWhatsApp = accounts.some(({ kind }) => gatewayOf(kind).channel === "whatsapp");
  const templates = byWhatsApp ? await listWhatsAppTemplates(ctx, { limit: 1000 }) : { data: [] };
  return {
    workspaceZone: workspace.timeZone,
    countryName:
      new Intl.DisplayNames(language, { type: "region" }).of(workspace.defaultCountry) ??
      workspace.defaultCountry,
    lists: lists.data.map(({ id, name, contacts }) => ({ id, name, contacts })),
    segments: segments.data.map(({ id, name }) => ({ id, name })),
    named,
    fields: options.fields,
    malaysia: options.malaysia,
    senders: senders.map(({ value, note }) => ({ value, note })),
    templates: templates.data,
    accounts: accounts.map(({ id, label, isDefault, balance, pausedReason, kind }) => ({
      id,
      label,
      isDefault,
      remaining: balance.remaining,
      pausedReason,
      channel: gatewayOf(kind).channel,
    })),
  };
}
