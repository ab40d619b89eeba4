import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { mayMail } from "@/lib/mail/may-mail";
import { passkeySite } from "@/lib/passkeys/passkey-site";
import { currentPerson } from "@/lib/sign-in/current-person";
import { safePath } from "@/lib/sign-in/safe-path.rules";
import { isFirstRun } from "@/lib/workspaces/create-workspace";
import { AuthCard } from "../_components/auth-card";
import { SignInForm } from "./_components/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; ended?: string }>;
}) {
  const { next: asked, ended } = await searchParams;
  const next = safePath(asked);
  if ((await currentPerson()) !== null) redirect(next);
  if (await isFirstRun()) redirect("/welcome");
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("signInTitle")} lead={t("signInLead")}>
      {ended === "idle" ? <Notice tone="info" title={t("endedIdle")} /> : null}
      <SignInForm next={next} passkeys={passkeySite() !== null} mayMail={mayMail()} />
    </AuthCard>
  );
}
