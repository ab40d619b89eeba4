"use client";

import { useTranslations } from "next-intl";
import type { OpenBatchView } from "@/lib/transfers/batch.view";
import type { OpenTransferView } from "@/lib/transfers/transfer.view";
import { BatchCard } from "../batches/_components/batch-card";
import { ApprovalCard } from "./approval-card";
import { ContradictedCard } from "./contradicted-card";
import { PendingCard } from "./pending-card";
import type { TransferSetting } from "./transfer-setting";
import { UnknownCard } from "./unknown-card";

interface OpenTransfersProps {
  workspaceSlug: string;
  transfers: OpenTransferView[];
  batches: OpenBatchView[];
  setting: TransferSetting;
}

/**
 * Pinned on top until each is decided: unknown outcomes first, then approvals, then what is under
 * way.
 */
export function OpenTransfers({ workspaceSlug, transfers, batches, setting }: OpenTransfersProps) {
  const t = useTranslations("transfers.open");
  const unknown = transfers.filter((transfer) => transfer.status === "unresolved" || transfer.asking);
  const approvals = transfers.filter((transfer) => transfer.status === "awaiting_approval");
  const moving = transfers.filter(
    (transfer) => transfer.status === "pending" || (transfer.status === "sending" && !transfer.asking),
  );
  if (transfers.length === 0 && batches.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      {transfers.map((transfer) =>
        transfer.contradicted ? (
          <ContradictedCard
            key={transfer.id}
            workspaceSlug={workspaceSlug}
            transfer={transfer}
            setting={setting}
          />
        ) : null,
      )}
      {unknown.map((transfer) => (
        <UnknownCard key={transfer.id} workspaceSlug={workspaceSlug} transfer={transfer} setting={setting} />
      ))}
      {approvals.map((transfer) => (
        <ApprovalCard key={transfer.id} workspaceSlug={workspaceSlug} transfer={transfer} setting={setting} />
      ))}
      {batches.map((batch) => (
        <BatchCard key={batch.id} workspaceSlug={workspaceSlug} batch={batch} may={setting.may} />
      ))}
      {moving.map((transfer) =>
        // One's own stands in the frame of every page while it can be taken back.
        transfer.own && transfer.status === "pending" ? null : (
          <PendingCard
            key={transfer.id}
            workspaceSlug={workspaceSlug}
            transfer={transfer}
            mayUndo={setting.may.create}
          />
        ),
      )}
    </section>
  );
}
