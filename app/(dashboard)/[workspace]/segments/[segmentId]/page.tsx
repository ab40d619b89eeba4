import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { requireSegment } from "@/lib/segments/segment.queries";
import { SegmentForm } from "../_components/segment-form";
import { readChoices } from "../read-choices";

interface PageProps {
  params: Promise<{ workspace: string; segmentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("segments"))("one") };
}

export default async function SegmentPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const t = await getTranslations("segments");
  const { segmentId } = await params;
  const segment = await requireSegment(ctx.workspaceId, segmentId).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={<bdi>{segment.name}</bdi>}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/segments`, label: t("title") }]}
      />
      <SegmentForm
        key={segment.updatedAt}
        workspaceSlug={ctx.workspaceSlug}
        mayEdit={may(ctx.actor.role, "contacts.edit") && !segment.archived}
        choices={await readChoices(ctx)}
        segment={segment}
      />
    </div>
  );
}
