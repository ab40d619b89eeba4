import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { SignInState } from "../actions";
import { OrLine } from "./or-line";
import { PasskeyButton } from "./passkey-button";

interface SecondStepProps {
  next: string;
  state: SignInState;
  submit: (form: FormData) => void;
  pending: boolean;
}

/** After the right password: a passkey, a code of the app, or a recovery code. */
export function SecondStep({ next, state, submit, pending }: SecondStepProps) {
  const t = useTranslations("two-step");
  const [problem, setProblem] = useState<string | null>(null);
  const { app, passkey } = state.factors ?? { app: true, passkey: false };
  const message = problem ?? state.message;
  return (
    <form action={submit} onSubmit={() => setProblem(null)} className="grid gap-5">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="ticket" value={state.ticket ?? ""} />
      <input type="hidden" name="email" value={state.email} />
      {message === null ? null : <Notice tone="danger" title={message} urgent />}
      {passkey ? (
        <>
          <PasskeyButton next={next} signIn={state.ticket} variant="primary" onProblem={setProblem} />
          <OrLine />
        </>
      ) : null}
      <Field
        label={app ? t("signInCode") : t("signInRecovery")}
        description={app ? t("signInLead") : t("signInRecoveryLead")}
      >
        <Input
          name="code"
          required
          maxLength={40}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!passkey}
        />
      </Field>
      <Button type="submit" size="lg" variant={passkey ? "secondary" : "primary"} loading={pending}>
        {t("continue")}
      </Button>
      <Button asChild variant="link" className="justify-self-start">
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{t("startAgain")}</a>
      </Button>
    </form>
  );
}
