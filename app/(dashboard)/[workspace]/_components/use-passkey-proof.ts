import { useTranslations } from "next-intl";
import { useState } from "react";
import { signWithPasskey } from "@/components/forms/passkey-browser";
import { askForPasskey } from "../actions";

type Proof = NonNullable<Awaited<ReturnType<typeof signWithPasskey>>["response"]>;

/** Has a passkey of the person who is signed in sign something: what a step-up takes in place of a password or code. */
export function usePasskeyProof(workspaceSlug: string) {
  const t = useTranslations("passkeys");
  const [problem, setProblem] = useState<string | null>(null);

  async function prove(): Promise<{ ticket: string; response: Proof } | null> {
    setProblem(null);
    const asked = await askForPasskey(workspaceSlug, {});
    if (!asked.ok) {
      setProblem(asked.message);
      return null;
    }
    const { response, problem: why } = await signWithPasskey(asked.data.options);
    if (response !== undefined) return { ticket: asked.data.ticket, response };
    setProblem(t(`problem.${why}`));
    return null;
  }
  return { prove, problem, forget: () => setProblem(null) };
}
