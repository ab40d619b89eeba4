import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { makePasskey, type PasskeyProblem } from "@/components/forms/passkey-browser";
import { useAct } from "@/components/forms/use-act";
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
import { addPasskeyAction, beginPasskeyAction } from "../actions";

interface AddPasskeyProps {
  workspaceSlug: string;
  /** Where the page must be open for it. */
  origin: string | null;
  onCodes: (codes: string[] | null) => void;
}

/** A name, then the browser's own window. What was typed stays when the browser says no. */
export function AddPasskey({ workspaceSlug, origin, onCodes }: AddPasskeyProps) {
  const t = useTranslations("passkeys");
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<PasskeyProblem | null>(null);
  const [asking, setAsking] = useState(false);
  const { act, busy, refusal, clear } = useAct();

  function change(next: boolean) {
    setOpen(next);
    setProblem(null);
    clear();
  }

  async function add(name: string) {
    if (window.location.origin !== origin) return setProblem("otherAddress");
    const begun = await act(() => beginPasskeyAction(workspaceSlug, {}));
    if (begun === null) return;
    const { response, problem: why } = await makePasskey(begun.data.options);
    if (response === undefined) return setProblem(why);
    const added = await act(
      () => addPasskeyAction(workspaceSlug, { ticket: begun.data.ticket, name, response }),
      t("added"),
    );
    if (added === null) return;
    change(false);
    onCodes(added.data.recoveryCodes);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    setProblem(null);
    setAsking(true);
    await add(name);
    setAsking(false);
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button size="sm" variant="secondary">
          {t("add")}
        </Button>
      </DialogTrigger>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t("addLead")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("name")} description={t("nameHelp")} error={refusal?.fields.name}>
            <Input name="name" required maxLength={60} autoComplete="off" />
          </Field>
          {problem === null ? null : <Notice tone="danger" title={t(`problem.${problem}`)} urgent />}
          <DialogFooter>
            <Button type="submit" loading={busy || asking}>
              {t("add")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
