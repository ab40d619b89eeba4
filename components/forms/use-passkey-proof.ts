"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signWithPasskey } from "@/components/forms/passkey-browser";
import type { ActionResult } from "@/lib/core/result";

type Ask = () => Promise<ActionResult<{ options: PublicKeyCredentialRequestOptionsJSON; ticket: string }>>;
type Signed = NonNullable<Awaited<ReturnType<typeof signWithPasskey>>["response"]>;

/**
 * Has a passkey of the person who is signed in sign what `ask` gives out: what a step-up takes in
 * place of a password or code.
 */
export function usePasskeyProof(ask: Ask) {
  const t = useTranslations("passkeys");
  const [problem, setProblem] = useState<string | null>(null);

  async function prove(): Promise<{ ticket: string; response: Signed } | null> {
    setProblem(null);
    const asked = await ask();
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
