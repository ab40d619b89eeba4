"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { readAmount } from "@/lib/core/read-amount";
import type { CustomerView } from "@/lib/customers/customer.view";
import type { CheckedLine } from "@/lib/transfers/batch.view";
import { readPastedLines } from "@/lib/transfers/pasted-lines.rules";
import { CustomerField } from "../../_components/customer-field";
import { meantCustomer } from "../../_components/find-customers";
import { useKnownCustomers } from "../../_components/use-known-customers";
import { type DraftLine, toLines } from "./batch-draft";

interface GatherLinesProps {
  workspaceSlug: string;
  customers: CustomerView[];
  lines: DraftLine[];
  /** What the last check said: who is not among the customers that the page brought may be here. */
  checked: readonly CheckedLine[];
  onLines: (lines: DraftLine[]) => void;
}

/** Two ways to lines: chosen one by one, or pasted; and an amount for those that have none. */
export function GatherLines({ workspaceSlug, customers, lines, checked, onLines }: GatherLinesProps) {
  const t = useTranslations("batches");
  const [who, setWho] = useState("");
  const [pasted, setPasted] = useState("");
  const [amount, setAmount] = useState("");
  const known = useKnownCustomers(workspaceSlug, customers, who);
  const chosen = meantCustomer(known, who);
  const read = readPastedLines(pasted);
  const same = readAmount(amount);
  const found = [...known, ...checked.flatMap(({ customer }) => customer ?? [])];
  const usual = new Map(found.map((each) => [each.username.toLowerCase(), each.usualCredits]));

  function add(): void {
    if (chosen === null) return;
    onLines([...lines, ...toLines([{ customer: chosen.username, amount: "" }])]);
    setWho("");
  }
  return (
    <Card>
      <CardHeader title={t("gather")} />
      <CardBody className="grid gap-6 lg:grid-cols-2">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <CustomerField customers={known} text={who} onText={setWho} />
          <Button type="submit" variant="secondary" className="self-start" disabled={chosen === null}>
            {t("addLine")}
          </Button>
        </form>
        <div className="flex flex-col gap-3">
          <Field label={t("paste")} description={t("pasteHelp")}>
            <Textarea rows={4} value={pasted} onChange={(event) => setPasted(event.target.value)} />
          </Field>
          <Button
            variant="secondary"
            className="self-start"
            disabled={read.length === 0}
            onClick={() => {
              onLines([...lines, ...toLines(read)]);
              setPasted("");
            }}
          >
            {t("readLines", { lines: read.length })}
          </Button>
        </div>
        {lines.length === 0 ? null : (
          <fieldset className="flex flex-wrap items-end gap-3 lg:col-span-2">
            <legend className="sr-only">{t("amounts")}</legend>
            <div className="w-40">
              <Field label={t("same")}>
                <Input
                  inputMode="numeric"
                  autoComplete="off"
                  value={amount}
                  onChange={(event) => setAmount(event.target.value)}
                />
              </Field>
            </div>
            <Button
              variant="secondary"
              disabled={same.kind !== "number"}
              onClick={() => onLines(lines.map((line) => ({ ...line, amount: amount.trim() })))}
            >
              {t("setSame")}
            </Button>
            <Button
              variant="secondary"
              onClick={() =>
                onLines(
                  lines.map((line) => {
                    const credits = usual.get(line.customer.trim().toLowerCase()) ?? null;
                    return credits === null ? line : { ...line, amount: String(credits) };
                  }),
                )
              }
            >
              {t("setUsual")}
            </Button>
          </fieldset>
        )}
      </CardBody>
    </Card>
  );
}
