import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { signWithPasskey } from "@/components/forms/passkey-browser";
import { Button } from "@/components/ui/button";
import { askSignInPasskey, signInByPasskey } from "../actions";

interface PasskeyButtonProps {
  next: string;
  /** The ticket of the right password, where the passkey is the second step. */
  signIn: string | null;
  variant: "primary" | "secondary";
  onProblem: (message: string | null) => void;
}

/** Asks the browser for a passkey and signs in with it. */
export function PasskeyButton({ next, signIn, variant, onProblem }: PasskeyButtonProps) {
  const t = useTranslations("passkeys");
  const [pending, start] = useTransition();

  function press() {
    onProblem(null);
    start(async () => {
      const asked = await askSignInPasskey(signIn);
      if (asked.request === undefined) return onProblem(asked.message);
      const { response, problem } = await signWithPasskey(asked.request.options);
      if (response === undefined) return onProblem(t(`problem.${problem}`));
      const { ticket } = asked.request;
      const refused = await signInByPasskey(
        { ticket, response, ...(signIn === null ? {} : { signIn }) },
        next,
      );
      if (refused) onProblem(refused.message);
    });
  }

  return (
    <Button size="lg" variant={variant} loading={pending} onClick={press} className="w-full">
      <KeyRound aria-hidden="true" />
      {t("use")}
    </Button>
  );
}
