import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationList } from "@/app/(auth)/invitations/_components/invitation-list";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { requirePage } from "@/lib/guards/require-page";
import { listInvitationsOf } from "@/lib/invitations/invitation.queries";
import { mayMail } from "@/lib/mail/may-mail";
import { listSessions } from "@/lib/members/member.queries";
import { languageChoices } from "@/lib/own-account/language-choices";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import { getPasskeys } from "@/lib/passkeys/passkey.queries";
import { idleMinutesOf } from "@/lib/platform/auth/read-session";
import { getTwoStep } from "@/lib/two-step/two-step.queries";
import { AccountCard } from "./_components/account-card";
import { LanguageCard } from "./_components/language-card";
import { PasskeyCard } from "./_components/passkey-card";
import { PasswordForm } from "./_components/password-form";
import { SessionList } from "./_components/session-list";
import { TwoStepCard } from "./_components/two-step-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.security") };
}

export default async function SecurityPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace } = await requirePage(params, "profile.edit");
  const [t, words, account] = await Promise.all([
    getTranslations("settings"),
    getTranslations("invitations"),
    requireOwnAccount(ctx),
  ]);
  const invitations = await listInvitationsOf(account.id);
  const passkeys = await getPasskeys(ctx);
  const choices = languageChoices();
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.security")} description={t("security.lead")} />
      <AccountCard
        workspaceSlug={workspace.slug}
        name={account.name}
        email={account.email}
        mayMail={mayMail()}
      />
      {choices.length > 1 ? (
        <LanguageCard workspaceSlug={workspace.slug} language={account.language} choices={choices} />
      ) : null}
      <TwoStepCard
        workspaceSlug={workspace.slug}
        twoStep={await getTwoStep(ctx)}
        hasPasskeys={passkeys.passkeys.length > 0}
        timeZone={workspace.timeZone}
      />
      <PasskeyCard workspaceSlug={workspace.slug} view={passkeys} />
      <SessionList
        workspaceSlug={workspace.slug}
        sessions={await listSessions(ctx)}
        idleMinutes={await idleMinutesOf(ctx.actor.userId ?? "")}
      />
      <PasswordForm workspaceSlug={workspace.slug} />
      <Card>
        <CardHeader title={words("title")} description={words(invitations.length === 0 ? "none" : "lead")} />
        {invitations.length === 0 ? null : (
          <CardBody>
            <InvitationList invitations={invitations} />
          </CardBody>
        )}
      </Card>
    </div>
  );
}
