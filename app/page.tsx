import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/app/(auth)/_components/auth-card";
import { signOut } from "@/app/(auth)/sign-in/actions";
import { Button } from "@/components/ui/button";
import { currentPerson } from "@/lib/members/current-person";
import { listWorkspacesOf } from "@/lib/members/member.queries";

/** Home leads to the person's workspace; with several, it asks which. */
export default async function HomePage() {
  const person = await currentPerson();
  if (person === null) redirect("/sign-in");
  const workspaces = await listWorkspacesOf(person.userId);
  const [only, another] = workspaces;
  if (only !== undefined && another === undefined) redirect(`/${only.slug}`);
  const t = await getTranslations("auth");
  return (
    <AuthCard
      title={t(only === undefined ? "noWorkspace" : "chooseWorkspace")}
      lead={only === undefined ? t("noWorkspaceLead") : t("signedInAs", { email: person.email })}
    >
      <ul className="grid gap-2">
        {workspaces.map((workspace) => (
          <li key={workspace.slug}>
            <a className="block rounded-lg border border-line bg-surface px-4 py-3 hover:bg-hover" href={`/${workspace.slug}`}>
              <span className="block font-medium text-ink">{workspace.name}</span>
              <span className="text-muted text-sm">{t(`role.${workspace.role}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <form action={signOut} className="mt-6">
        <Button type="submit" variant="secondary">
          {t("signOut")}
        </Button>
      </form>
    </AuthCard>
  );
}
