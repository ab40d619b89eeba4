"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { offerConfirmation } from "@/components/forms/confirm-request";
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

interface ConfirmIdentityProps {
  workspaceSlug: string;
  /** The person has a passkey that works here. */
  passkey: boolean;
}

/**
 * Asks once more who it is before something delicate; the action that was refused is then done
 * without another press (B-1).
 */
export function ConfirmIdentity({ workspaceSlug, passkey }: ConfirmIdentityProps) {
  const t = useTranslations("two-step");
  const p = useTranslations("passkeys");
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<string>();
  const answer = useRef<((confirmed: boolean) => void) | null>(null);
  const { act, busy, refusal, clear } = useAct();
  const { prove, problem, forget } = usePasskeyProof(() => askOwnPasskeyAction(workspaceSlug, {}));

  useEffect(
    () =>
      offerConfirmation((asked) => {
        setWhat(asked);
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );

  const close = useCallback(
    (confirmed: boolean) => {
      setOpen(false);
      clear();
      answer.current?.(confirmed);
      answer.current = null;
    },
    [clear],
  );

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
