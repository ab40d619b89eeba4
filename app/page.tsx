import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/app/(auth)/_components/auth-card";
import { InvitationList } from "@/app/(auth)/invitations/_components/invitation-list";
import { signOut } from "@/app/(auth)/sign-in/actions";
import { Button } from "@/components/ui/button";
import { listInvitationsOf } from "@/lib/invitations/invitation.queries";
import { listWorkspacesOf } from "@/lib/members/member.queries";
import { listNotices } from "@/lib/own-account/notice.queries";
import { currentPerson } from "@/lib/sign-in/current-person";
import { PersonNotices } from "./_components/person-notices";

/**
 * Home leads to the person's workspace; with several, or an invitation to another, it asks which.
 */
export default async function HomePage() {
  const person = await currentPerson();
  if (person === null) redirect("/sign-in");
  const [workspaces, invitations] = await Promise.all([
    listWorkspacesOf(person.userId),
    listInvitationsOf(person.userId),
  ]);
  const [only, another] = workspaces;
  if (only !== undefined && another === undefined && invitations.length === 0) redirect(`/${only.slug}`);
  const [t, words] = await Promise.all([getTranslations("auth"), getTranslations("invitations")]);
  const lost = only === undefined && invitations.length === 0;
  return (
    <AuthCard
      title={t(only !== undefined ? "chooseWorkspace" : lost ? "noWorkspace" : "invited")}
      lead={lost ? t("noWorkspaceLead") : t("signedInAs", { email: person.email })}
    >
      <PersonNotices notices={await listNotices(person)} />
      <ul className="grid gap-2">
        {workspaces.map((workspace) => (
          <li key={workspace.slug}>
            <a
              className="block rounded-lg border border-line bg-surface px-4 py-3 hover:bg-hover"
              href={`/${workspace.slug}`}
            >
              <span className="block font-medium text-ink">{workspace.name}</span>
              <span className="text-muted text-sm">{t(`role.${workspace.role}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      {invitations.length === 0 ? null : (
        <section className="mt-8">
          <h2 className="font-semibold text-ink text-sm">{words("title")}</h2>
          <p className="mt-0.5 mb-3 text-muted text-sm">{words("lead")}</p>
          <InvitationList invitations={invitations} />
        </section>
      )}
      <form action={signOut} className="mt-6">
        <Button type="submit" variant="secondary">
          {t("signOut")}
        </Button>
      </form>
    </AuthCard>
  );
}
