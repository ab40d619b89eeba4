import { CalendarSync, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { nameLists } from "@/lib/lists/list.queries";
import { listRecurring } from "@/lib/recurring/recurring.queries";
import { listsOfRecurring } from "@/lib/recurring/recurring.view";
import { RecurringRows } from "./_components/recurring-rows";

interface PageProps {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recurring"))("title") };
}

export default async function RecurringPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "campaigns.view");
  const t = await getTranslations("recurring");
  const rows = await listRecurring(ctx);
  const lists = await nameLists(ctx.workspaceId, rows.flatMap(listsOfRecurring));
  const create = may(ctx.actor.role, "campaigns.send") ? (
    <Button asChild>
      <Link href={`/${ctx.workspaceSlug}/campaigns/recurring/new`}>
        <Plus aria-hidden="true" className="size-4" />
        {t("new")}
      </Link>
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        description={t("about")}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/campaigns`, label: t("back") }]}
        actions={create}
      />
      {rows.length === 0 ? (
        <EmptyState icon={CalendarSync} title={t("empty")} description={t("emptyHelp")} action={create} />
      ) : (
        <RecurringRows workspaceSlug={ctx.workspaceSlug} rows={rows} lists={lists} />
      )}
    </div>
  );
}
