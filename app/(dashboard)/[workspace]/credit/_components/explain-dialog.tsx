"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { LedgerLineView } from "@/lib/credit/credit.view";
import { explainMovementAction } from "../actions";
import { PurchaseFields, purchaseInput } from "./purchase-fields";

interface ExplainDialogProps {
  workspaceSlug: string;
  line: LedgerLineView;
  today: string;
  onClose: () => void;
}

const RISES = ["purchase", "outside", "price", "other"] as const;
const FALLS = ["outside", "price", "other"] as const;

/** A person says what a movement was that nothing of ours caused. */
export function ExplainDialog({ workspaceSlug, line, today, onClose }: ExplainDialogProps) {
  const t = useTranslations("credit");
  const { act, busy, refusal } = useAct();
  const kinds = line.open > 0 ? RISES : FALLS;
  const [kind, setKind] = useState<(typeof RISES)[number]>(kinds[0]);
  const [facts, setFacts] = useState({ amount: "", currency: "MYR", happenedOn: today, note: "" });

  async function save(event: FormEvent) {
    event.preventDefault();
    const input = { journal: line.journal, kind, ...purchaseInput(facts) };
    if (await act(() => explainMovementAction(workspaceSlug, input), t("explained"))) onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("explainTitle", { credits: line.open })}</DialogTitle>
          <DialogDescription>{t("explainHelp")}</DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
          <Field label={t("explainKind")}>
            <NativeSelect
              value={kind}
              onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? "other")}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {t(`explainAs.${each}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <PurchaseFields
            facts={facts}
            errors={refusal?.fields}
            money={kind === "purchase"}
            onChange={setFacts}
          />
          <Button type="submit" className="self-end" disabled={busy}>
            {t("save")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
