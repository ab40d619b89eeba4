import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { listCannedReplies } from "@/lib/canned-replies/canned-reply.queries";
import { requirePage } from "@/lib/guards/require-page";
import { readInboxHours } from "@/lib/inbox/inbox-hours.queries";
import { readInboxSettings } from "@/lib/inbox/inbox-settings.queries";
import { listLabels } from "@/lib/labels/label.queries";
import { AssignmentForm } from "./_components/assignment-form";
import { CannedReplies } from "./_components/canned-replies";
import { ConfirmationForm } from "./_components/confirmation-form";
import { HoursForm } from "./_components/hours-form";
import { KeywordEditor } from "./_components/keyword-editor";
import { Labels } from "./_components/labels";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.inbox") };
}

export default async function InboxSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace } = await requirePage(params, "inbox.settings");
  const [title, t] = [await getTranslations("settings.pages"), await getTranslations("inbox.settings")];
  const { keywords, ...confirmations } = await readInboxSettings(ctx);
  const replies = await listCannedReplies(ctx, {}, "shared");
  const hours = await readInboxHours(ctx);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={title("inbox")} description={t("lead")} />
      <CannedReplies workspaceSlug={workspace.slug} replies={replies.data} />
      <Labels workspaceSlug={workspace.slug} labels={await listLabels(ctx)} />
      <KeywordEditor workspaceSlug={workspace.slug} saved={keywords} />
      <HoursForm
        workspaceSlug={workspace.slug}
        timeZone={hours.timeZone}
        malaysia={hours.malaysia}
        saved={hours.hours}
      />
      <AssignmentForm workspaceSlug={workspace.slug} saved={hours.assignment} />
      <ConfirmationForm workspaceSlug={workspace.slug} saved={confirmations} />
    </div>
  );
}
