import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { SignInState } from "../actions";

interface SecondStepProps {
  next: string;
  state: SignInState;
  submit: (form: FormData) => void;
  pending: boolean;
}

/** After the right password: a code of the app, or a recovery code. */
export function SecondStep({ next, state, submit, pending }: SecondStepProps) {
  const t = useTranslations("two-step");
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="ticket" value={state.ticket ?? ""} />
      <input type="hidden" name="email" value={state.email} />
      {state.message === null ? null : <Notice tone="danger" title={state.message} urgent />}
      <Field label={t("signInCode")} description={t("signInLead")}>
        <Input name="code" required maxLength={40} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("continue")}
      </Button>
      <Button asChild variant="link" className="justify-self-start">
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{t("startAgain")}</a>
      </Button>
    </form>
  );
}
