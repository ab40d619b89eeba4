"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Skeleton } from "@/components/ui/skeleton";
import type { CustomerView } from "@/lib/customers/customer.view";
import type { BatchCheckView } from "@/lib/transfers/batch.view";
import { stateOfLines } from "@/lib/transfers/pasted-lines.rules";
import { checkTransferBatchAction, createCustomerAction } from "../../actions";
import { type BatchDraft, emptyDraft, keepDraft, readDraft } from "./batch-draft";
import { BatchLines } from "./batch-lines";
import { ConfirmBatch } from "./confirm-batch";
import { GatherLines } from "./gather-lines";

interface NewBatchProps {
  workspaceSlug: string;
  customers: CustomerView[];
  /** Where an unknown username is added as a customer. */
  accountId: string | null;
  mayAdd: boolean;
}

/** What the server said of the lines, and of which lines it said so. */
interface Checked {
  of: string;
  view: BatchCheckView;
}

/** First the lines, then one page that says what they do; only there anything is confirmed. */
export function NewBatch({ workspaceSlug, customers, accountId, mayAdd }: NewBatchProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<BatchDraft | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [confirming, setConfirming] = useState(false);
  const { act, busy } = useAct({ onDone: () => undefined, withoutFields: true });
  useEffect(() => setDraft(readDraft(workspaceSlug) ?? emptyDraft()), [workspaceSlug]);
  useEffect(() => {
    if (draft !== null) keepDraft(workspaceSlug, draft.lines.length === 0 ? null : draft);
  }, [workspaceSlug, draft]);
  if (draft === null) return <Skeleton className="h-64" />;

  const { lines } = draft;
  const states = stateOfLines(lines);
  const asked = lines.map(({ customer }, index) => {
    const amount = states[index]?.amount;
    return { customer: customer.trim(), credits: amount?.kind === "number" ? amount.value : null };
  });
  const current = checked?.of === JSON.stringify(asked) ? checked.view : null;
  const setLines = (next: BatchDraft["lines"]) => setDraft({ ...draft, lines: next });

  async function check(): Promise<void> {
    const of = JSON.stringify(asked);
    const done = await act(() => checkTransferBatchAction(workspaceSlug, { lines: asked }));
    if (!done) return;
    setChecked({ of, view: done.data });
    const sound = done.data.lines.every(({ problem }) => problem === null);
    if (sound && asked.every(({ credits }) => credits !== null)) setConfirming(true);
  }

  async function addCustomers(usernames: readonly string[]): Promise<void> {
    if (accountId === null) return;
    for (const username of usernames) {
      const customer = { gatewayAccountId: accountId, username, name: "", notes: "", labels: [] };
      if (!(await act(() => createCustomerAction(workspaceSlug, customer)))) return;
    }
    await check();
  }

  if (confirming && current !== null)
    return (
      <ConfirmBatch
        workspaceSlug={workspaceSlug}
        asked={asked}
        check={current}
        requestKey={draft.requestKey}
        onBack={() => setConfirming(false)}
        onCheckAgain={check}
        onNewKey={() => setDraft({ ...draft, requestKey: crypto.randomUUID() })}
        onDone={(id) => {
          setDraft({ ...draft, lines: [] });
          keepDraft(workspaceSlug, null);
          router.push(`/${workspaceSlug}/transfers/batches/${id}`);
        }}
      />
    );
  return (
    <div className="flex flex-col gap-6">
      <GatherLines
        workspaceSlug={workspaceSlug}
        customers={customers}
        lines={lines}
        checked={checked?.view.lines ?? []}
        onLines={setLines}
      />
      <BatchLines
        lines={lines}
        states={states}
        check={current}
        busy={busy}
        onLines={setLines}
        onAdd={mayAdd && accountId !== null ? addCustomers : null}
        onCheck={() => void check()}
      />
    </div>
  );
}
