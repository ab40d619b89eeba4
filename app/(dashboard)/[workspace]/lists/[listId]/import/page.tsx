import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { AppError } from "@/lib/core/app-error";
import { countryChoices } from "@/lib/core/country-choices";
import { isUuid, requireUuid } from "@/lib/core/uuid";
import { requirePage } from "@/lib/guards/require-page";
import { requireImport } from "@/lib/imports/import.queries";
import { inspectImport } from "@/lib/imports/inspect-import";
import { requireList } from "@/lib/lists/list.queries";
import { ImportWizard } from "./_components/import-wizard";

interface PageProps {
  params: Promise<{ workspace: string; listId: string }>;
  searchParams: Promise<{ import?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

/**
 * The file, how to read it, and what became of it. The import stands in the URL, so that a reload
 * comes back to the same step.
 */
export default async function ImportPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "contacts.edit");
  const t = await getTranslations("imports");
  const { import: importId } = await searchParams;
  const found = await load().catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  async function load() {
    const list = await requireList(ctx.workspaceId, requireUuid((await params).listId));
    const given =
      typeof importId === "string" && isUuid(importId)
        ? await requireImport(ctx.workspaceId, importId)
        : null;
    const inspection = given?.status === "ready" ? await inspectImport(ctx, { importId: given.id }) : null;
    return { list, given: given && given.listId === list.id ? given : null, inspection };
  }
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("titleInto", { list: found.list.name })}
        breadcrumbs={[
          { label: t("lists"), href: `/${ctx.workspaceSlug}/lists` },
          { label: found.list.name, href: `/${ctx.workspaceSlug}/lists/${found.list.id}` },
        ]}
      />
      <ImportWizard
        workspaceSlug={ctx.workspaceSlug}
        list={found.list}
        country={workspace.defaultCountry}
        countries={countryChoices(await getLocale())}
        initial={found.given}
        initialInspection={found.inspection}
      />
    </div>
  );
}
