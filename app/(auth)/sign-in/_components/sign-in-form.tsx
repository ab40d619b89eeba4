"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { signInWithForm } from "../actions";
import { OrLine } from "./or-line";
import { PasskeyButton } from "./passkey-button";
import { SecondStep } from "./second-step";

interface SignInFormProps {
  next: string;
  /** Browsers offer passkeys at this installation's address. */
  passkeys: boolean;
  /** A link for a forgotten password can be mailed. */
  mayMail: boolean;
}

export function SignInForm({ next, passkeys, mayMail }: SignInFormProps) {
  const t = useTranslations("auth");
  const [state, submit, pending] = useActionState(signInWithForm, {
    message: null,
    email: "",
    ticket: null,
    factors: null,
  });
  const [problem, setProblem] = useState<string | null>(null);
  if (state.ticket !== null)
    return <SecondStep next={next} state={state} submit={submit} pending={pending} />;
  const message = problem ?? state.message;
  return (
    <form action={submit} onSubmit={() => setProblem(null)} className="grid gap-5">
      <input type="hidden" name="next" value={next} />
      {message === null ? null : <Notice tone="danger" title={message} urgent />}
      <Field label={t("email")}>
        <Input
          type="email"
          name="email"
          required
          autoComplete="username"
          defaultValue={state.email}
          autoFocus={state.message === null}
        />
      </Field>
      <Field label={t("password")}>
        <Input type="password" name="password" required maxLength={128} autoComplete="current-password" />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("signIn")}
      </Button>
      {passkeys ? (
        <>
          <OrLine />
          <PasskeyButton next={next} signIn={null} variant="secondary" onProblem={setProblem} />
        </>
      ) : null}
      {mayMail ? (
        <Button asChild variant="link" className="justify-self-start">
          <Link href="/forgot-password">{t("forgotLink")}</Link>
        </Button>
      ) : (
        <p className="text-muted text-sm">{t("forgot")}</p>
      )}
    </form>
  );
}
