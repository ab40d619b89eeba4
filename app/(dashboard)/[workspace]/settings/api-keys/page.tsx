import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { listApiKeys, listKeyHolders } from "@/lib/api-keys/api-key.queries";
import { requirePage } from "@/lib/guards/require-page";
import { ApiKeyTable } from "./_components/api-key-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.api-keys") };
}

export default async function ApiKeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, actor } = await requirePage(params, "api-keys.edit");
  const t = await getTranslations("settings");
  const [keys, holders] = await Promise.all([listApiKeys(ctx, new Date()), listKeyHolders(ctx)]);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.api-keys")} description={t("apiKeys.lead")} />
      <ApiKeyTable
        workspaceSlug={workspace.slug}
        keys={keys}
        holders={holders}
        isOwner={actor.role === "owner"}
      />
    </div>
  );
}
