"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { usePasskeyProof } from "@/components/forms/use-passkey-proof";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { askOwnPasskeyAction } from "../../../actions";
import { disableTwoStepAction, renewRecoveryCodesAction } from "../actions";

interface ProveTwoStepProps {
  workspaceSlug: string;
  purpose: "turnOff" | "removeApp" | "newCodes";
  hasPasskeys: boolean;
  onCodes: (codes: string[]) => void;
}

type Proof = Parameters<typeof renewRecoveryCodesAction>[1];

/** What weakens or renews the second step asks for both: the password, and a code or a passkey. */
export function ProveTwoStep({ workspaceSlug, purpose, hasPasskeys, onCodes }: ProveTwoStepProps) {
  const t = useTranslations("two-step");
  const p = useTranslations("passkeys");
  const [open, setOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { act, busy, refusal, clear } = useAct();
  const { prove, problem, forget } = usePasskeyProof(() => askOwnPasskeyAction(workspaceSlug, {}));
  const fields = refusal?.fields ?? {};
  const weaker = purpose !== "newCodes";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    forget();
    const data = new FormData(event.currentTarget);
    await run({ password: String(data.get("password")), code: String(data.get("code")) });
  }

  async function proveByPasskey() {
    const password = String(new FormData(form.current ?? undefined).get("password") ?? "");
    const passkey = await prove();
    if (passkey !== null) await run({ password, passkey });
  }

  async function run(proof: Proof) {
    if (weaker) {
      if (
        (await act(
          () => disableTwoStepAction(workspaceSlug, proof),
          t(purpose === "turnOff" ? "turnedOff" : "removedApp"),
        )) !== null
      )
        setOpen(false);
      return;
    }
    const made = await act(() => renewRecoveryCodesAction(workspaceSlug, proof));
    if (made === null) return;
    setOpen(false);
    onCodes(made.data.recoveryCodes);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        clear();
        forget();
      }}
    >
      <DialogTrigger asChild>
        <Button variant={weaker ? "danger-ghost" : "secondary"}>{t(purpose)}</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(`${purpose}Title`)}</DialogTitle>
          <DialogDescription>{t(`${purpose}Lead`)}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} className="grid gap-4">
          <Field label={t("password")} error={fields.password}>
            <Input type="password" name="password" required maxLength={128} autoComplete="current-password" />
          </Field>
          <Field label={t("anyCode")} error={fields.code}>
            <Input name="code" required maxLength={40} autoComplete="one-time-code" />
          </Field>
          {problem === null ? null : <Notice tone="danger" title={problem} urgent />}
          <DialogFooter>
            {hasPasskeys ? (
              <Button variant="secondary" disabled={busy} onClick={() => void proveByPasskey()}>
                {p("use")}
              </Button>
            ) : null}
            <Button type="submit" variant={weaker ? "danger" : "primary"} loading={busy}>
              {t(purpose)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
