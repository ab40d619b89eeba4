"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
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
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { askOwnPasskeyAction, confirmIdentityAction, confirmWithPasskeyAction } from "../actions";

interface ConfirmIdentityWindowProps {
  workspaceSlug: string;
  passkey: boolean;
  open: boolean;
  what: string | undefined;
  onAnswer: (confirmed: boolean) => void;
}

/** Takes the password, a code or the passkey of whoever sits there. */
export function ConfirmIdentityWindow(props: ConfirmIdentityWindowProps) {
  const { workspaceSlug, passkey, open, what, onAnswer } = props;
  const t = useTranslations("two-step");
  const p = useTranslations("passkeys");
  const { act, busy, refusal, clear } = useAct();
  const { prove, problem, forget } = usePasskeyProof(() => askOwnPasskeyAction(workspaceSlug, {}));

  function close(confirmed: boolean) {
    clear();
    onAnswer(confirmed);
  }

  async function byPasskey() {
    const proof = await prove();
    if (proof !== null && (await act(() => confirmWithPasskeyAction(workspaceSlug, proof))) !== null)
      close(true);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    forget();
    const proof = String(new FormData(event.currentTarget).get("proof"));
    if ((await act(() => confirmIdentityAction(workspaceSlug, { proof }))) !== null) close(true);
  }

  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : close(false))}>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle>{t("confirmTitle")}</DialogTitle>
          <DialogDescription>{t("confirmLead")}</DialogDescription>
        </DialogHeader>
        {what === undefined ? null : <p className="text-sm font-medium">{what}</p>}
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("proof")} error={refusal?.fields.proof}>
            <Input
              type="password"
              name="proof"
              required
              maxLength={128}
              autoComplete="current-password"
              autoFocus
            />
          </Field>
          {problem === null ? null : <Notice tone="danger" title={problem} urgent />}
          <DialogFooter>
            {passkey ? (
              <Button variant="secondary" disabled={busy} onClick={() => void byPasskey()}>
                {p("use")}
              </Button>
            ) : null}
            <Button type="submit" loading={busy}>
              {t("confirm")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
