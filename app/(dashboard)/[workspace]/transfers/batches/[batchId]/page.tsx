import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { requireBatch } from "@/lib/transfers/batch.queries";
import { TransferRows } from "../../_components/transfer-rows";
import { BatchActions } from "../_components/batch-actions";
import { BatchCard } from "../_components/batch-card";
import { BatchFigures } from "../_components/batch-figures";

interface PageProps {
  params: Promise<{ workspace: string; batchId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("batches"))("one") };
}

/** A batch as it stands now: what moved, what did not, and each line with its receipt. */
export default async function BatchPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "transfers.view");
  const [t, format, say] = await Promise.all([getTranslations("batches"), getFormatter(), sayToPerson()]);
  const batch = await requireBatch(ctx, (await params).batchId, say).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const { role } = ctx.actor;
  const { timeZone } = workspace;
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="transfer" />
      <PageHeader
        breadcrumbs={[{ label: t("back"), href: `/${ctx.workspaceSlug}/transfers?tab=batches` }]}
        title={t("title", { lines: batch.lines, credits: batch.credits })}
        description={t("askedBy", {
          name: batch.createdByName,
          when: format.dateTime(new Date(batch.createdAt), "moment", { timeZone }),
        })}
        actions={
          <BatchActions
            workspaceSlug={ctx.workspaceSlug}
            batch={batch}
            mayCreate={may(role, "transfers.create")}
          />
        }
      />
      {batch.counts.awaitingApproval > 0 ? (
        <BatchCard
          workspaceSlug={ctx.workspaceSlug}
          batch={{ ...batch, named: [] }}
          may={{ create: may(role, "transfers.create"), approve: may(role, "transfers.approve") }}
        />
      ) : null}
      <BatchFigures batch={batch} />
      <section aria-labelledby="lines" className="flex flex-col gap-3">
        <h2 id="lines" className="text-base font-semibold">
          {t("linesTitle")}
        </h2>
        <TransferRows workspaceSlug={ctx.workspaceSlug} transfers={batch.transfers} />
      </section>
    </div>
  );
}
