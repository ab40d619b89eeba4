"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { choosePassword } from "../actions";

export function SetPasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const [state, submit, pending] = useActionState(choosePassword, { message: null });
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="text" name="username" value={email} readOnly hidden autoComplete="username" />
      <Field
        label={t("newPassword")}
        description={t("welcome.passwordHelp")}
        error={state.message ?? undefined}
      >
        <Input type="password" name="password" required maxLength={128} autoComplete="new-password" />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("setPassword")}
      </Button>
    </form>
  );
}
