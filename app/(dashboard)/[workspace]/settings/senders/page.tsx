import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { requirePage } from "@/lib/guards/require-page";
import { listSenders } from "@/lib/senders/sender.queries";
import { AddSender } from "./_components/add-sender";
import { DeleteSender } from "./_components/delete-sender";

export async function generateMetadata() {
  return { title: (await getTranslations("senders"))("title") };
}

export default async function SendersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await requirePage(params, "senders.edit");
  const t = await getTranslations("senders");
  const senders = await listSenders(ctx);
  return (
    <div className="space-y-6">
      <PageHeader title={t("title")} description={t("description")} />
      <Notice title={t("malaysia")} />
      <AddSender workspaceSlug={ctx.workspaceSlug} />
      {senders.length === 0 ? (
        <EmptyState title={t("empty")} description={t("emptyHelp")} />
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {senders.map((sender) => (
            <li key={sender.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <bdi className="font-medium">{sender.value}</bdi>
              <bdi className="min-w-0 flex-1 truncate text-sm text-muted">{sender.note}</bdi>
              <DeleteSender workspaceSlug={ctx.workspaceSlug} sender={sender} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
