import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { listDeliveries, requireWebhook } from "@/lib/webhooks/webhook.queries";
import { DeliveryList } from "../_components/delivery-list";
import { VerifySample } from "../_components/verify-sample";
import { WebhookActions } from "../_components/webhook-actions";
import { WebhookFacts } from "../_components/webhook-facts";
import { WebhookNotice } from "../_components/webhook-notice";
import { WebhookStateBadge } from "../_components/webhook-state-badge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

/** One webhook: how it is, what was sent there, and how the other side checks it. */
export default async function WebhookPage({
  params,
}: {
  params: Promise<{ workspace: string; webhookId: string }>;
}) {
  const { ctx, workspace } = await requirePage(params, "webhooks.edit");
  const t = await getTranslations("webhooks");
  const webhook = await requireWebhook(ctx, (await params).webhookId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const { slug } = workspace;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader
        title={<span className="break-all">{new URL(webhook.url).host}</span>}
        badge={<WebhookStateBadge state={webhook.state} />}
        breadcrumbs={[{ href: `/${slug}/settings/webhooks`, label: t("title") }]}
        actions={<WebhookActions workspaceSlug={slug} webhook={webhook} />}
      />
      <WebhookNotice webhook={webhook} />
      <WebhookFacts webhook={webhook} />
      <DeliveryList
        workspaceSlug={slug}
        webhookId={webhook.id}
        initial={await listDeliveries(ctx, webhook.id, { status: "", limit: 30 })}
      />
      <VerifySample />
    </div>
  );
}
