"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayTold } from "@/lib/core/kept-sentence";
import { SAME_CUSTOMER_MINUTES } from "@/lib/transfers/decision.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { createTransferAction } from "../actions";
import { nameOf, type TransferDraft } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";

interface ConfirmTransferProps {
  workspaceSlug: string;
  draft: TransferDraft;
  setting: TransferSetting;
  recent: readonly TransferView[];
  onBack: () => void;
  onDone: () => void;
}

/**
 * Repeats customer, amount and what is left. Above the workspace's size the username is typed;
 * after an unknown outcome it asks once more.
 */
export function ConfirmTransfer({
  workspaceSlug,
  draft,
  setting,
  recent,
  onBack,
  onDone,
}: ConfirmTransferProps) {
  const t = useTranslations("transfers.form");
  const format = useFormatter();
  const say = useSay();
  const repeatId = useId();
  const { act, busy, refusal } = useAct();
  const [typed, setTyped] = useState("");
  const [repeat, setRepeat] = useState(false);
  const mustType = draft.credits > setting.limits.typeUsernameAbove;
  const approval = setting.limits.approvalAbove !== null && draft.credits > setting.limits.approvalAbove;
  const lately = askedLately(recent, draft.customer.id, Date.now());
  const doubtful = refusal?.code === "conflict";

  async function confirm() {
    const { customer, credits, note, requestKey } = draft;
    const input = { customerId: customer.id, username: customer.username, credits, note, requestKey, repeat };
    if (
      await act(
        () => createTransferAction(workspaceSlug, input),
        ({ waits }) => (waits === null ? t("started") : `${t("waits")} ${sayTold(waits, say)}`),
      )
    )
      onDone();
  }

  return (
    <>
      <DialogHeader>
        <DialogTitle>
          {t("confirmTitle", { credits: draft.credits, customer: nameOf(draft.customer) })}
        </DialogTitle>
        <DialogDescription>{t(approval ? "approvalBody" : "confirmBody")}</DialogDescription>
      </DialogHeader>
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-md bg-sunken px-4 py-3 text-sm tabular-nums">
          <dt className="text-muted">{t("customer")}</dt>
          <dd className="text-end font-medium break-all">{draft.customer.username}</dd>
          <dt className="text-muted">{t("amount")}</dt>
          <dd className="text-end font-medium">{format.number(draft.credits)}</dd>
          {draft.availableAfter === null ? null : (
            <>
              <dt className="text-muted">{t("after")}</dt>
              <dd className="text-end">{format.number(draft.availableAfter)}</dd>
            </>
          )}
        </dl>
        {approval ? <Notice tone="info" title={t("approval")} /> : null}
        {lately && !refusal ? (
          <Notice tone="warning" title={t("lately", { name: lately.createdByName, credits: lately.credits })}>
            <RelativeTime at={lately.createdAt} />
          </Notice>
        ) : null}
        {refusal ? (
          <Notice tone={doubtful ? "warning" : "danger"} title={refusal.fields.credits ?? refusal.message} />
        ) : null}
        {doubtful ? (
          <div className="flex items-center gap-2 text-sm">
            <input
              id={repeatId}
              type="checkbox"
              className="size-5 accent-accent"
              checked={repeat}
              onChange={(event) => setRepeat(event.target.checked)}
            />
            <label htmlFor={repeatId}>{t("repeat")}</label>
          </div>
        ) : null}
        {mustType ? (
          <Field
            label={t("type", { username: draft.customer.username })}
            error={
              typed !== "" && !draft.customer.username.startsWith(typed.trim()) ? t("typeWrong") : undefined
            }
          >
            <Input autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" onClick={onBack} disabled={busy}>
            {t("back")}
          </Button>
          <Button
            onClick={() => void confirm()}
            disabled={busy || (doubtful && !repeat) || (mustType && typed.trim() !== draft.customer.username)}
          >
            {t(approval ? "ask" : "confirm", { credits: draft.credits })}
          </Button>
        </div>
      </div>
    </>
  );
}

/** The last transfer to this customer of a few minutes ago, whoever asked for it. */
function askedLately(recent: readonly TransferView[], customerId: string, now: number): TransferView | null {
  const since = now - SAME_CUSTOMER_MINUTES * 60_000;
  const found = recent
    .filter(
      ({ customer, status }) => customer.id === customerId && status !== "canceled" && status !== "refused",
    )
    .filter(({ createdAt }) => Date.parse(createdAt) > since)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return found[0] ?? null;
}
