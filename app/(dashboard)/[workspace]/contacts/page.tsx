import { Upload, Users } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { listContacts } from "@/lib/contacts/contact.queries";
import { readFilter } from "@/lib/contacts/read-filter";
import { getContactColumns } from "@/lib/contacts/save-contact-columns";
import { requirePage } from "@/lib/guards/require-page";
import { AddContact } from "./_components/add-contact";
import { ContactList } from "./_components/contact-list";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("title") };
}

export default async function ContactsPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const t = await getTranslations("contacts");
  const filter = readFilter(await searchParams);
  const initial = await listContacts(ctx.workspaceId, { ...filter, limit: 100 });
  const columns = await getContactColumns(ctx);
  const mayEdit = may(ctx.actor.role, "contacts.edit");
  const toLists = (
    <Button asChild>
      <Link href={`/${ctx.workspaceSlug}/lists`}>
        <Upload aria-hidden="true" className="size-4" />
        {t("import")}
      </Link>
    </Button>
  );
  const toHygiene = (
    <Button asChild variant="secondary">
      <Link href={`/${ctx.workspaceSlug}/contacts/hygiene`}>{t("hygiene.title")}</Link>
    </Button>
  );
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        actions={
          mayEdit ? (
            <>
              <AddContact workspaceSlug={ctx.workspaceSlug} />
              {toHygiene}
              {toLists}
            </>
          ) : (
            toHygiene
          )
        }
      />
      <ContactList
        workspaceSlug={ctx.workspaceSlug}
        initial={initial}
        mayEdit={mayEdit}
        mayExport={may(ctx.actor.role, "contacts.export")}
        initialFilter={filter}
        columns={columns}
        empty={
          <EmptyState
            icon={Users}
            title={t("empty")}
            description={t("emptyHelp")}
            action={mayEdit ? toLists : null}
          />
        }
      />
    </div>
  );
}
