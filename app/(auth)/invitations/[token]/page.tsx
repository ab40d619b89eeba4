import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { readInvitationLink } from "@/lib/invitations/invitation.queries";
import { currentPerson } from "@/lib/sign-in/current-person";
import { AuthCard } from "../../_components/auth-card";
import { signOut } from "../../sign-in/actions";
import { AnswerForm } from "../_components/answer-form";
import { NewLoginForm } from "./_components/new-login-form";

export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

/**
 * Where the link of an invitation leads. It changes nothing by being opened, and never signs
 * anybody in.
 */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, person, t] = [
    await readInvitationLink(token),
    await currentPerson(),
    await getTranslations("invitations"),
  ];
  if (invitation === null)
    return (
      <AuthCard title={t("spent")} lead={t("spentLead")}>
        <Button asChild variant="secondary">
          <a href="/">{t("home")}</a>
        </Button>
      </AuthCard>
    );
  const { workspace, email, name, role, invitedBy, expiresAt, hasLogin } = invitation;
  const here = `/invitations/${token}`;
  const roleName = (await getTranslations("auth.role"))(role);
  const asOther = person !== null && person.email !== email;
  return (
    <AuthCard title={t("join", { workspace })} lead={t("invitedAs", { inviter: invitedBy, role: roleName })}>
      <dl className="mb-6 grid gap-3 rounded-lg border border-line bg-surface p-4 text-sm">
        <div>
          <dt className="text-muted">{t("for")}</dt>
          <dd className="break-all font-medium">{email}</dd>
        </div>
        <div>
          <dt className="text-muted">{t("expires")}</dt>
          <dd>
            <RelativeTime at={expiresAt} absolute />
          </dd>
        </div>
      </dl>
      {asOther ? (
        <form action={signOut} className="grid gap-4">
          <input type="hidden" name="next" value={here} />
          <p>{t("otherPerson", { email: person.email })}</p>
          <Button type="submit" size="lg">
            {t("signOut")}
          </Button>
        </form>
      ) : person !== null ? (
        <div className="grid gap-4">
          <p className="text-muted text-sm">{t("seen", { name: person.name, email })}</p>
          <AnswerForm way={{ name: "token", value: token }} />
        </div>
      ) : hasLogin ? (
        <div className="grid gap-4">
          <p>{t("signInFirst")}</p>
          <Button asChild size="lg">
            <a href={`/sign-in?next=${encodeURIComponent(here)}`}>{t("signIn")}</a>
          </Button>
          <p className="text-muted text-sm">{t("notYours")}</p>
        </div>
      ) : (
        <NewLoginForm token={token} email={email} name={name} />
      )}
    </AuthCard>
  );
}
