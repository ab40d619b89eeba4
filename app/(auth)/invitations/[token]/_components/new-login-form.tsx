"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { acceptAsNew } from "../../actions";

interface NewLoginFormProps {
  token: string;
  email: string;
  /** As the inviter wrote it; the person has the last word. */
  name: string;
}

export function NewLoginForm({ token, email, name }: NewLoginFormProps) {
  const t = useTranslations("invitations");
  const [state, submit, pending] = useActionState(acceptAsNew, { message: null, fields: {}, given: {} });
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="text" name="username" value={email} readOnly hidden autoComplete="username" />
      {state.message === null ? null : <Notice tone="danger" title={state.message} urgent />}
      <Field label={t("name")} error={state.fields.name}>
        <Input
          name="name"
          required
          maxLength={80}
          autoComplete="name"
          defaultValue={state.given.name ?? name}
        />
      </Field>
      <Field label={t("password")} description={t("passwordHelp")} error={state.fields.password}>
        <Input type="password" name="password" required maxLength={128} autoComplete="new-password" />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("acceptAsNew")}
      </Button>
    </form>
  );
}
