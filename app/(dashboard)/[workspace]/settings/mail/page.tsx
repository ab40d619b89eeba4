import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshEvery } from "@/components/live/refresh-every";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { getMailSettings } from "@/lib/mail/mail-settings.queries";
import { MailServerCard } from "./_components/mail-server-card";
import { MailStateCard } from "./_components/mail-state-card";
import { TestMailCard } from "./_components/test-mail-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.mail") };
}

export default async function MailPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace } = await requirePage(params, "settings.edit");
  const [t, mail] = await Promise.all([getTranslations("settings"), getMailSettings(ctx)]);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.mail")} description={t("mail.lead")} />
      <MailServerCard mail={mail} />
      {mail.server === null ? null : <MailStateCard mail={mail} />}
      {mail.server === null ? null : <TestMailCard workspaceSlug={workspace.slug} mail={mail} />}
      {mail.waiting > 0 ? <RefreshEvery seconds={3} /> : null}
    </div>
  );
}
