import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listLists } from "@/lib/lists/list.queries";
import { ListIndex } from "./_components/list-index";
import { MergeLists } from "./_components/merge-lists";
import { NameList } from "./_components/name-list";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ q?: string; archived?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("title") };
}

export default async function ListsPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const t = await getTranslations("lists");
  const { q, archived } = await searchParams;
  const filter = { q: typeof q === "string" ? q.slice(0, 100) : "", archived: archived === "true" };
  const initial = await listLists(ctx.workspaceId, {
    limit: 100,
    ...(filter.q ? { q: filter.q } : {}),
    ...(filter.archived ? { archived: "true" as const } : {}),
  });
  const mayEdit = may(ctx.actor.role, "contacts.edit");
  const create = mayEdit ? <NameList workspaceSlug={ctx.workspaceSlug} /> : null;
  const actions = mayEdit ? (
    <>
      <MergeLists workspaceSlug={ctx.workspaceSlug} />
      {create}
    </>
  ) : null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t("title")} description={t("about")} actions={actions} />
      <ListIndex
        workspaceSlug={ctx.workspaceSlug}
        mayEdit={mayEdit}
        initial={initial}
        initialFilter={filter}
        empty={
          <EmptyState icon={ListChecks} title={t("empty")} description={t("emptyHelp")} action={create} />
        }
      />
    </div>
  );
}
