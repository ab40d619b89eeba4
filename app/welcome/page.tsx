import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/app/(auth)/_components/auth-card";
import { isFirstRun } from "@/lib/workspaces/create-workspace";
import { WelcomeForm } from "./_components/welcome-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.welcome"))("title") };
}

/** The first run. Once somebody can sign in, this page does not exist any more. */
export default async function WelcomePage() {
  await connection();
  if (!(await isFirstRun())) notFound();
  const t = await getTranslations("auth.welcome");
  return (
    <AuthCard title={t("title")} lead={t("lead")}>
      <WelcomeForm />
    </AuthCard>
  );
}
