"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { readAmount } from "@/lib/core/read-amount";
import type { BatchCheckView } from "@/lib/transfers/batch.view";
import { nameOf } from "../../_components/transfer-draft";
import { createTransferBatchAction } from "../../actions";
import { AccountsAfter } from "./accounts-after";

interface ConfirmBatchProps {
  workspaceSlug: string;
  asked: readonly { customer: string; credits: number | null }[];
  check: BatchCheckView;
  requestKey: string;
  onBack: () => void;
  onCheckAgain: () => Promise<void>;
  onNewKey: () => void;
  onDone: (id: string) => void;
}

/** What all lines do together, what speaks against it, and one button. */
export function ConfirmBatch(props: ConfirmBatchProps) {
  const { workspaceSlug, asked, check, requestKey, onBack, onCheckAgain, onNewKey, onDone } = props;
  const t = useTranslations("batches");
  const format = useFormatter();
  const { act, busy, refusal } = useAct({ inPlace: true, onDone: () => undefined });
  const [known, setKnown] = useState(false);
  const [typed, setTyped] = useState("");
  const warned = check.lines.filter(({ warning }) => warning !== null).length;
  const short = check.accounts.some(({ available, credits }) => available !== null && credits > available);
  const typedRight = !check.mustType || readNumber(typed) === check.total;

  async function confirm(): Promise<void> {
    const lines = asked.flatMap(({ credits }, index) => {
      const id = check.lines[index]?.customer?.id;
      return id === undefined || credits === null ? [] : [{ customer: id, credits }];
    });
    const input = { lines, requestKey, repeat: warned > 0 && known };
    const done = await act(
      () => createTransferBatchAction(workspaceSlug, input),
      ({ awaitingApproval }) => t(awaitingApproval ? "waits" : "started"),
    );
    if (done) onDone(done.data.id);
  }

  return (
    <Card>
      <CardHeader
        title={t("confirmTitle", { lines: asked.length, credits: check.total })}
        description={t(check.approval === null ? "confirmBody" : "approvalBody")}
      />
      <CardBody className="flex flex-col gap-4">
        <AccountsAfter accounts={check.accounts} />
        {check.approval === null ? null : <Notice tone="info" title={check.approval} />}
        {short ? <Notice tone="danger" title={t("notEnough")} /> : null}
        {check.refusal === null ? null : <Notice tone="danger" title={check.refusal} />}
        <ol className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line text-sm">
          {asked.map(({ credits }, index) => {
            const line = check.lines[index];
            return (
              <li key={line?.customer?.id ?? index} className="flex flex-wrap gap-x-4 gap-y-0.5 px-3 py-2">
                <span className="min-w-0 flex-1 break-words">
                  {line?.customer ? nameOf(line.customer) : null}
                </span>
                <span className="tabular-nums">{format.number(credits ?? 0)}</span>
                {line?.warning ? <span className="basis-full text-warning">{line.warning}</span> : null}
              </li>
            );
          })}
        </ol>
        {warned > 0 ? (
          <Checkbox
            label={t("known", { lines: warned })}
            checked={known}
            onCheckedChange={(next) => setKnown(next === true)}
          />
        ) : null}
        {check.mustType ? (
          <Field label={t("typeTotal", { credits: check.total })}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        ) : null}
        {refusal === null ? null : (
          <Notice
            urgent
            tone="danger"
            title={refusal.code === "idempotency_mismatch" ? t("askedAlready") : refusal.message}
          >
            {refusal.code === "idempotency_mismatch" ? (
              <>
                <Button asChild size="sm" variant="secondary">
                  <Link href={`/${workspaceSlug}/transfers?tab=batches`}>{t("lookFirst")}</Link>
                </Button>
                <Button size="sm" variant="secondary" onClick={onNewKey}>
                  {t("onTop")}
                </Button>
              </>
            ) : (
              <Button size="sm" variant="secondary" disabled={busy} onClick={() => void onCheckAgain()}>
                {t("checkAgain")}
              </Button>
            )}
          </Notice>
        )}
      </CardBody>
      <CardFooter>
        <Button variant="secondary" disabled={busy} onClick={onBack}>
          {t("backToLines")}
        </Button>
        <Button
          loading={busy}
          disabled={short || check.refusal !== null || (warned > 0 && !known) || !typedRight}
          onClick={() => void confirm()}
        >
          {t(check.approval === null ? "confirm" : "ask", { credits: check.total })}
        </Button>
      </CardFooter>
    </Card>
  );
}

function readNumber(text: string): number | null {
  const read = readAmount(text);
  return read.kind === "none" ? null : read.value;
}
