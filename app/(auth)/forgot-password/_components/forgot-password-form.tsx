"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { askLink } from "../actions";

/** Asks for the address; what it answers does not tell whether the address has a sign-in. */
export function ForgotPasswordForm() {
  const t = useTranslations("auth");
  const [state, submit, pending] = useActionState(askLink, { message: null, email: "", sent: false });
  return (
    <form action={submit} className="grid gap-5">
      {state.sent ? (
        <Notice
          tone="success"
          title={t("forgotSent", { email: state.email })}
          description={t("forgotSentHelp")}
          urgent
        />
      ) : null}
      <Field label={t("email")} error={state.message ?? undefined}>
        <Input
          type="email"
          name="email"
          required
          maxLength={200}
          autoComplete="username"
          defaultValue={state.email}
          key={state.email}
          autoFocus={!state.sent}
        />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("forgotSend")}
      </Button>
      <Button asChild variant="link" className="justify-self-start">
        <Link href="/sign-in">{t("backToSignIn")}</Link>
      </Button>
    </form>
  );
}
