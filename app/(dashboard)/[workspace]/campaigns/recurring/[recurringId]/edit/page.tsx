import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { draftOf } from "../../_components/recurring-draft";
import { RecurringForm } from "../../_components/recurring-form";
import { loadChoices } from "../../load-choices";
import { findRecurring } from "../find-recurring";

interface PageProps {
  params: Promise<{ workspace: string; recurringId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recurring"))("editTitle") };
}

export default async function EditRecurringPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.send");
  const t = await getTranslations("recurring");
  const recurring = await findRecurring(ctx, (await params).recurringId);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("editTitle")}
        breadcrumbs={[
          { href: `/${ctx.workspaceSlug}/campaigns/recurring/${recurring.id}`, label: recurring.name },
        ]}
      />
      <RecurringForm
        workspaceSlug={ctx.workspaceSlug}
        choices={await loadChoices(ctx, workspace.timeZone)}
        initial={draftOf(recurring)}
        recurringId={recurring.id}
      />
    </div>
  );
}
