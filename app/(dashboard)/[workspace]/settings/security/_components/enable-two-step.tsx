"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
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
import type { TwoStepOffer } from "@/lib/two-step/two-step.view";
import { beginTwoStepAction, enableTwoStepAction } from "../actions";

interface EnableTwoStepProps {
  workspaceSlug: string;
  trigger: ReactNode;
  onCodes: (codes: string[]) => void;
}

/** Password, QR code, first code: in one window, one after the other. */
export function EnableTwoStep({ workspaceSlug, trigger, onCodes }: EnableTwoStepProps) {
  const t = useTranslations("two-step");
  const [open, setOpen] = useState(false);
  const [offer, setOffer] = useState<TwoStepOffer | null>(null);
  const { act, busy, refusal, clear } = useAct();
  const fields = refusal?.fields ?? {};

  function change(next: boolean) {
    setOpen(next);
    setOffer(null);
    clear();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (offer === null) {
      const begun = await act(() =>
        beginTwoStepAction(workspaceSlug, { password: String(form.get("password")) }),
      );
      if (begun !== null) setOffer(begun.data);
      return;
    }
    const done = await act(() =>
      enableTwoStepAction(workspaceSlug, { ticket: offer.ticket, code: String(form.get("code")) }),
    );
    if (done === null) return;
    change(false);
    onCodes(done.data.recoveryCodes);
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{offer === null ? t("title") : t("scan")}</DialogTitle>
          <DialogDescription>{offer === null ? t("passwordLead") : t("scanLead")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          {offer === null ? (
            <Field label={t("password")} error={fields.password}>
              <Input
                type="password"
                name="password"
                required
                maxLength={128}
                autoComplete="current-password"
              />
            </Field>
          ) : (
            <Scan offer={offer} error={fields.code} />
          )}
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {offer === null ? t("continue") : t("turnOn")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** The code is black on white in the dark theme too: that is what cameras read. */
function Scan({ offer, error }: { offer: TwoStepOffer; error: string | undefined }) {
  const t = useTranslations("two-step");
  const { size, path } = offer.qr;
  return (
    <>
      <svg
        role="img"
        aria-label={t("qr")}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="mx-auto size-52 rounded-md border border-line"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <div className="flex items-center gap-2 text-sm">
        <span className="text-muted">{t("key")}</span>
        <code className="min-w-0 flex-1 break-words font-mono text-xs">
          {offer.seed.replace(/(.{4})(?=.)/g, "$1 ")}
        </code>
        <CopyButton value={offer.seed} what={t("key")} />
      </div>
      <Field label={t("code")} description={t("codeHelp")} error={error}>
        <Input
          name="code"
          inputMode="numeric"
          required
          maxLength={10}
          autoComplete="one-time-code"
          autoFocus
        />
      </Field>
    </>
  );
}
