import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { readApprovalRules } from "@/lib/approvals/approval-rules.queries";
import { requirePage } from "@/lib/guards/require-page";
import { readSendingRules } from "@/lib/sending-rules/sending-rules.queries";
import { ApprovalsForm } from "./_components/approvals-form";
import { CareForm } from "./_components/care-form";
import { LimitsForm } from "./_components/limits-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.limits") };
}

/** When campaigns may text people, and how often. */
export default async function LimitsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await requirePage(params, "settings.edit");
  const t = await getTranslations("settings");
  const saved = await readSendingRules(ctx);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.limits")} description={t("limits.lead")} />
      <LimitsForm workspaceSlug={ctx.workspaceSlug} saved={saved} />
      <CareForm workspaceSlug={ctx.workspaceSlug} saved={saved} />
      <ApprovalsForm workspaceSlug={ctx.workspaceSlug} saved={await readApprovalRules(ctx)} />
    </div>
  );
}
