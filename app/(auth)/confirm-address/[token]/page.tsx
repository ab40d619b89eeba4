import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findAddressChange } from "@/lib/own-account/find-address-change";
import { currentPerson } from "@/lib/sign-in/current-person";
import { AuthCard } from "../../_components/auth-card";
import { ConfirmAddressForm } from "./_components/confirm-address-form";

export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

/** Opened from the mail to a new address. It tells nothing to anybody but the person who asked. */
export default async function ConfirmAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await currentPerson();
  if (person === null) redirect(`/sign-in?next=${encodeURIComponent(`/confirm-address/${token}`)}`);
  const change = await findAddressChange(token);
  const t = await getTranslations("auth");
  if (change === null || change.userId !== person.userId)
    return <AuthCard title={t("linkSpent")} lead={t("addressLinkSpent", { email: person.email })} />;
  return (
    <AuthCard title={t("addressTitle")} lead={t("addressLead", { from: change.from, to: change.to })}>
      <ConfirmAddressForm token={token} />
    </AuthCard>
  );
}
