import { Upload, Users } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { listContacts } from "@/lib/contacts/contact.queries";
import { readFilter } from "@/lib/contacts/read-filter";
import { getContactColumns } from "@/lib/contacts/save-contact-columns";
import { AppError } from "@/lib/core/app-error";
import { requireUuid } from "@/lib/core/uuid";
import { requirePage } from "@/lib/guards/require-page";
import { listImports } from "@/lib/imports/import.queries";
import { requireList } from "@/lib/lists/list.queries";
import { AddContact } from "../../contacts/_components/add-contact";
import { NameList } from "../_components/name-list";
import { ArchiveList } from "./_components/archive-list";
import { ListPeople } from "./_components/list-people";
import { RecentImports } from "./_components/recent-imports";

interface PageProps {
  params: Promise<{ workspace: string; listId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("one") };
}

export default async function ListPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const [t, format] = [await getTranslations("lists"), await getFormatter()];
  const list = await Promise.resolve()
    .then(async () => requireList(ctx.workspaceId, requireUuid((await params).listId)))
    .catch((error) => {
      if (error instanceof AppError && error.code === "not_found") notFound();
      throw error;
    });
  const filter = { ...readFilter(await searchParams), list: list.id };
  const initial = await listContacts(ctx.workspaceId, { ...filter, limit: 100 });
  const columns = await getContactColumns(ctx);
  const imports = await listImports(ctx.workspaceId, list.id, 30);
  const mayChange = may(ctx.actor.role, "contacts.edit");
  const mayEdit = mayChange && !list.archived;
  const upload = (
    <Button asChild>
      <Link href={`/${ctx.workspaceSlug}/lists/${list.id}/import`}>
        <Upload aria-hidden="true" className="size-4" />
        {t("import")}
      </Link>
    </Button>
  );
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={<bdi>{list.name}</bdi>}
        breadcrumbs={[{ label: t("title"), href: `/${ctx.workspaceSlug}/lists` }]}
        description={t("people", { count: list.contacts, shown: format.number(list.contacts) })}
        badge={list.archived ? <Badge>{t("archivedBadge")}</Badge> : null}
        actions={
          mayChange && list.archived ? (
            <ArchiveList workspaceSlug={ctx.workspaceSlug} list={list} />
          ) : mayEdit ? (
            <>
              <ArchiveList workspaceSlug={ctx.workspaceSlug} list={list} />
              <NameList workspaceSlug={ctx.workspaceSlug} list={list} />
              <AddContact workspaceSlug={ctx.workspaceSlug} listId={list.id} />
              {upload}
            </>
          ) : null
        }
      />
      <div className="flex flex-col gap-6">
        <RecentImports workspaceSlug={ctx.workspaceSlug} listId={list.id} initial={imports} />
        <ListPeople
          workspaceSlug={ctx.workspaceSlug}
          list={list}
          mayEdit={mayEdit}
          mayExport={may(ctx.actor.role, "contacts.export")}
          initial={initial}
          initialFilter={filter}
          columns={columns}
          empty={
            <EmptyState
              icon={Users}
              title={t("listEmpty")}
              description={t("listEmptyHelp")}
              action={mayEdit ? upload : null}
            />
          }
        />
      </div>
    </div>
  );
}
