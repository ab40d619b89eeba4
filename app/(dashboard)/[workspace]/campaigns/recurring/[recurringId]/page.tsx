import { PencilLine } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { nameLists } from "@/lib/lists/list.queries";
import { listRuns } from "@/lib/recurring/recurring.queries";
import { listsOfRecurring } from "@/lib/recurring/recurring.view";
import { nameSegments } from "@/lib/segments/segment.queries";
import { RecurringBadge } from "../_components/recurring-badge";
import { NextRun } from "./_components/next-run";
import { Runs } from "./_components/runs";
import { What } from "./_components/what";
import { findRecurring } from "./find-recurring";

interface PageProps {
  params: Promise<{ workspace: string; recurringId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recurring"))("title") };
}

export default async function RecurringCampaignPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.view");
  const t = await getTranslations("recurring");
  const recurring = await findRecurring(ctx, (await params).recurringId);
  const [runs, lists, segments] = await Promise.all([
    listRuns(ctx, recurring.id),
    nameLists(ctx.workspaceId, listsOfRecurring(recurring)),
    nameSegments(ctx.workspaceId, recurring.audience.segments ?? []),
  ]);
  const maySend = may(ctx.actor.role, "campaigns.send");
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="campaign" />
      <PageHeader
        title={<bdi>{recurring.name}</bdi>}
        badge={<RecurringBadge status={recurring.status} />}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/campaigns/recurring`, label: t("title") }]}
        actions={
          maySend && recurring.status !== "ended" ? (
            <Button asChild variant="secondary">
              <Link href={`/${ctx.workspaceSlug}/campaigns/recurring/${recurring.id}/edit`}>
                <PencilLine aria-hidden="true" className="size-4" />
                {t("edit")}
              </Link>
            </Button>
          ) : null
        }
      />
      <NextRun
        workspaceSlug={ctx.workspaceSlug}
        workspaceZone={workspace.timeZone}
        recurring={recurring}
        lists={lists}
        maySend={maySend}
      />
      <What recurring={recurring} lists={lists} segments={segments} />
      <Runs workspaceSlug={ctx.workspaceSlug} timeZone={recurring.timeZone} runs={runs} />
    </div>
  );
}
