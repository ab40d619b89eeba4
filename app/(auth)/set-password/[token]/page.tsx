import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { readPasswordLink } from "@/lib/sign-in/read-password-link";
import { AuthCard } from "../../_components/auth-card";
import { SetPasswordForm } from "./_components/set-password-form";

export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const owner = await readPasswordLink(token);
  const t = await getTranslations("auth");
  if (owner === null)
    return (
      <AuthCard title={t("linkSpent")} lead={t("linkSpentLead")}>
        <Button asChild variant="secondary">
          <Link href="/forgot-password">{t("forgotLink")}</Link>
        </Button>
      </AuthCard>
    );
  return (
    <AuthCard
      title={t("setPasswordTitle", { name: owner.name })}
      lead={t("setPasswordLead", { email: owner.email })}
    >
      <SetPasswordForm token={token} email={owner.email} />
    </AuthCard>
  );
}
