import { BellOff, Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/forms/export-menu";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { askExportAction } from "../actions";
import { AddSuppression } from "./_components/add-suppression";
import { SuppressionList } from "./_components/suppression-list";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ q?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("suppressions"))("title") };
}

export default async function SuppressionsPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "suppressions.view");
  const t = await getTranslations("suppressions");
  const { q } = await searchParams;
  const masked = !may(ctx.actor.role, "phones.unmasked");
  // Too many whole numbers are refused: the list says so in its place, the page must not fail over
  // it.
  const asked = typeof q === "string" && !masked ? q.slice(0, 40) : "";
  const initial = await listSuppressions(ctx, { q: asked, limit: 100 }, await sayToPerson());
  const mayEdit = may(ctx.actor.role, "suppressions.edit");
  const exports = may(ctx.actor.role, "contacts.export") ? (
    <ExportMenu
      workspaceSlug={ctx.workspaceSlug}
      ask={askExportAction.bind(null, ctx.workspaceSlug, {})}
      content="suppressions"
    />
  ) : null;
  const add = mayEdit ? (
    <>
      {may(ctx.actor.role, "suppressions.import") ? (
        <Button asChild variant="secondary">
          <Link href={`/${ctx.workspaceSlug}/suppressions/import`}>
            <Upload aria-hidden="true" className="size-4" />
            {t("addMany")}
          </Link>
        </Button>
      ) : null}
      <AddSuppression workspaceSlug={ctx.workspaceSlug} />
    </>
  ) : null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        description={t("about")}
        actions={
          <>
            {exports}
            {add}
          </>
        }
      />
      <SuppressionList
        workspaceSlug={ctx.workspaceSlug}
        mayEdit={mayEdit}
        masked={masked}
        initial={initial}
        initialSearch={asked}
        empty={<EmptyState icon={BellOff} title={t("empty")} description={t("emptyHelp")} action={add} />}
      />
    </div>
  );
}
