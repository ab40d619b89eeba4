"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { withConfirmation } from "@/components/forms/confirm-request";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { sendTestAction } from "../../actions";
import { TestResults } from "./test-results";
import type { Stored } from "./use-autosave";

interface TestDialogProps {
  workspaceSlug: string;
  /** Saves what is on the page first, so that the test is exactly what is seen. */
  flush: () => Promise<Stored | null>;
  disabled: boolean;
  /** The campaign of one that the test is. */
  onSent: (campaignId: string) => void;
}

type TestState =
  | { kind: "idle" | "sending" }
  | { kind: "sent"; campaignId: string }
  | { kind: "refused"; message: string };

/** Exactly this message, to one phone, before anyone else gets it. */
export function TestDialog({ workspaceSlug, flush, disabled, onSent }: TestDialogProps) {
  const t = useTranslations("campaigns.compose");
  const [to, setTo] = useState("");
  const [state, setState] = useState<TestState>({ kind: "idle" });

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (state.kind === "sending") return;
    setState({ kind: "sending" });
    const refused = (message: string) => setState({ kind: "refused", message });
    try {
      const stored = await flush();
      if (!stored) return refused(t("save.failed"));
      const input = { id: stored.id, to: to.trim() };
      const result = await withConfirmation(() => sendTestAction(workspaceSlug, input));
      if (!result.ok) return refused(Object.values(result.fields ?? {})[0] ?? result.message);
      setState({ kind: "sent", campaignId: result.data.campaignId });
      onSent(result.data.campaignId);
    } catch (error) {
      refused(isUnrecognizedAction(error) ? t("save.outdatedTitle") : t("save.failed"));
    }
  }

  return (
    <Dialog onOpenChange={(open) => (open ? setState({ kind: "idle" }) : undefined)}>
      <DialogTrigger asChild>
        <Button variant="secondary" disabled={disabled}>
          {t("test.button")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("test.title")}</DialogTitle>
          <DialogDescription>{t("test.body")}</DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <Field label={t("test.to")} error={state.kind === "refused" ? state.message : undefined}>
            <Input
              type="tel"
              autoComplete="tel"
              required
              value={to}
              placeholder="+60 12-345 6789"
              onChange={(event) => setTo(event.target.value)}
            />
          </Field>
          {state.kind === "sent" ? (
            <TestResults workspaceSlug={workspaceSlug} tests={[state.campaignId]} />
          ) : null}
          <Button type="submit" disabled={state.kind === "sending" || to.trim() === ""}>
            {state.kind === "sending" ? t("test.sending") : t("test.send")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
