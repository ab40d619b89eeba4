import { MessageCircle } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listWhatsAppTemplatesInput } from "@/lib/whatsapp-templates/whatsapp-template.input";
import { listTemplateSyncs, listWhatsAppTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";
import { TemplateSearch } from "../_components/template-search";
import { TemplateTabs } from "../_components/template-tabs";
import { SyncButton } from "./_components/sync-button";
import { SyncState } from "./_components/sync-state";
import { TemplateCards } from "./_components/template-cards";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("whatsapp-templates"))("title") };
}

export default async function WhatsAppTemplatesPage({ params, searchParams }: PageProps) {
  const { ctx, actor } = await requirePage(params, "templates.view");
  const t = await getTranslations("whatsapp-templates");
  const { search = "", cursor } = listWhatsAppTemplatesInput.catch({ limit: 100 }).parse(await searchParams);
  const syncs = await listTemplateSyncs(ctx, await sayToPerson());
  const page = await listWhatsAppTemplates(ctx, { limit: 48, search, ...(cursor ? { cursor } : {}) });
  const maySync = may(actor.role, "templates.edit") && syncs.length > 0;
  const path = `/${ctx.workspaceSlug}/templates/whatsapp`;
  const found = page.data.length > 0;
  return (
    <div className="space-y-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={maySync ? <SyncButton workspaceSlug={ctx.workspaceSlug} /> : undefined}
      />
      <TemplateTabs workspaceSlug={ctx.workspaceSlug} selected="whatsapp" />
      {syncs.length > 0 ? <SyncState syncs={syncs} /> : null}
      {search !== "" || found ? <TemplateSearch /> : null}
      {found ? <TemplateCards templates={page.data} /> : null}
      {!found && search !== "" ? <p className="text-sm text-muted">{t("nothingFound")}</p> : null}
      {!found && search === "" ? (
        <EmptyState
          icon={MessageCircle}
          title={t(syncs.length > 0 ? "none" : "notConnected")}
          description={t(syncs.length > 0 ? "noneHelp" : "notConnectedHelp")}
          action={
            syncs.length === 0 && may(actor.role, "gateway-accounts.edit") ? (
              <Link className={buttonLook({})} href={`/${ctx.workspaceSlug}/settings/gateway-accounts`}>
                {t("connect")}
              </Link>
            ) : undefined
          }
        />
      ) : null}
      {page.nextCursor ? (
        <Link
          className={buttonLook({ variant: "secondary" })}
          href={`${path}?${new URLSearchParams({ ...(search ? { search } : {}), cursor: page.nextCursor })}`}
        >
          {t("more")}
        </Link>
      ) : null}
    </div>
  );
}
