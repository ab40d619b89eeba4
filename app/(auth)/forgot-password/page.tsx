import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { mayMail } from "@/lib/mail/may-mail";
import { AuthCard } from "../_components/auth-card";
import { ForgotPasswordForm } from "./_components/forgot-password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forgotTitle") };
}

export default async function ForgotPasswordPage() {
  await connection();
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("forgotTitle")} lead={mayMail() ? t("forgotLead") : t("forgotByHand")}>
      {mayMail() ? (
        <ForgotPasswordForm />
      ) : (
        <Button asChild variant="secondary">
          <Link href="/sign-in">{t("backToSignIn")}</Link>
        </Button>
      )}
    </AuthCard>
  );
}
