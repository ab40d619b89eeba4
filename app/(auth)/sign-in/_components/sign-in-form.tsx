"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { signInWithForm } from "../actions";
import { SecondStep } from "./second-step";

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const [state, submit, pending] = useActionState(signInWithForm, { message: null, email: "", ticket: null });
  if (state.ticket !== null) return <SecondStep next={next} state={state} submit={submit} pending={pending} />;
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="next" value={next} />
      {state.message === null ? null : <Notice tone="danger" title={state.message} urgent />}
      <Field label={t("email")}>
        <Input type="email" name="email" required autoComplete="username" defaultValue={state.email} autoFocus={state.message === null} />
      </Field>
      <Field label={t("password")}>
        <Input type="password" name="password" required maxLength={128} autoComplete="current-password" />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("signIn")}
      </Button>
      <p className="text-muted text-sm">{t("forgot")}</p>
    </form>
  );
}
