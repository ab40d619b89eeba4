import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { readFilter } from "@/lib/contacts/read-filter";
import { requirePage } from "@/lib/guards/require-page";
import { filterQuestion } from "@/lib/segments/filter-question";
import { SegmentForm } from "../_components/segment-form";
import { readChoices } from "../read-choices";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("segments"))("newTitle") };
}

/** Begins with the filter of the contacts, where one was set there. */
export default async function NewSegmentPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.edit");
  const t = await getTranslations("segments");
  const begin = filterQuestion(readFilter(await searchParams));
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("newTitle")}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/segments`, label: t("title") }]}
      />
      <SegmentForm
        workspaceSlug={ctx.workspaceSlug}
        mayEdit
        choices={await readChoices(ctx)}
        segment={null}
        {...(begin === null ? {} : { begin })}
      />
    </div>
  );
}
