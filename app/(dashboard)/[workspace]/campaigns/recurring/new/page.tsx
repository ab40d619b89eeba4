import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { newDraft } from "../_components/recurring-draft";
import { RecurringForm } from "../_components/recurring-form";
import { loadChoices } from "../load-choices";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ campaign?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recurring"))("newTitle") };
}

/** Begins with the campaign that it was asked for from. */
export default async function NewRecurringPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.send");
  const t = await getTranslations("recurring");
  const choices = await loadChoices(ctx, workspace.timeZone);
  const { campaign } = await searchParams;
  const chosen = choices.campaigns.find(({ id }) => id === campaign);
  const draft = newDraft(Date.now(), workspace.timeZone);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("newTitle")}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/campaigns/recurring`, label: t("title") }]}
      />
      <RecurringForm
        workspaceSlug={ctx.workspaceSlug}
        choices={choices}
        initial={chosen ? { ...draft, campaignId: chosen.id, name: chosen.name } : draft}
        recurringId={null}
      />
    </div>
  );
}
