import { ListFilter, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listSegments } from "@/lib/segments/segment.queries";
import { SegmentIndex } from "./_components/segment-index";
import { readChoices } from "./read-choices";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ q?: string; archived?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("segments"))("title") };
}

export default async function SegmentsPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const t = await getTranslations("segments");
  const { q, archived } = await searchParams;
  const filter = { q: typeof q === "string" ? q.slice(0, 100) : "", archived: archived === "true" };
  const [initial, choices] = await Promise.all([
    listSegments(ctx.workspaceId, {
      limit: 25,
      ...(filter.q ? { q: filter.q } : {}),
      ...(filter.archived ? { archived: "true" as const } : {}),
    }),
    readChoices(ctx),
  ]);
  const mayEdit = may(ctx.actor.role, "contacts.edit");
  const create = mayEdit ? (
    <Button asChild>
      <Link href={`/${ctx.workspaceSlug}/segments/new`}>
        <Plus aria-hidden="true" className="size-4" />
        {t("new")}
      </Link>
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t("title")} description={t("about")} actions={create} />
      <SegmentIndex
        workspaceSlug={ctx.workspaceSlug}
        mayEdit={mayEdit}
        initial={initial}
        initialFilter={filter}
        choices={choices}
        empty={
          <EmptyState icon={ListFilter} title={t("empty")} description={t("emptyHelp")} action={create} />
        }
      />
    </div>
  );
}
