import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { listWebhooks } from "@/lib/webhooks/webhook.queries";
import { WebhookTable } from "./_components/webhook-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

export default async function WebhooksPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace } = await requirePage(params, "webhooks.edit");
  const t = await getTranslations("webhooks");
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("title")} description={t("lead")} />
      <WebhookTable workspaceSlug={workspace.slug} webhooks={await listWebhooks(ctx)} />
    </div>
  );
}
