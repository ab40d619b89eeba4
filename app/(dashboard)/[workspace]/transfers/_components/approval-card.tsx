"use client";

import { UserCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OpenTransferView } from "@/lib/transfers/transfer.view";
import { approveTransferAction, declineTransferAction } from "../actions";
import { nameOf } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";

interface ApprovalCardProps {
  workspaceSlug: string;
  transfer: OpenTransferView;
  setting: TransferSetting;
}

/** Above the limit: why it waits, and somebody else says yes or no. */
export function ApprovalCard({ workspaceSlug, transfer, setting }: ApprovalCardProps) {
  const t = useTranslations("transfers.open");
  const { act, busy } = useAct();
  const { own } = transfer;
  const account = setting.accounts.find((each) => each.gatewayAccountId === transfer.gatewayAccountId);
  const after = account?.available ?? null;
  return (
    <article className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-4 text-sm">
      <UserCheck aria-hidden="true" className="size-5 shrink-0 text-warning" />
      <div className="min-w-0 flex-1 basis-60">
        <p>
          {t("waitsApproval", {
            name: transfer.createdByName,
            credits: transfer.credits,
            customer: nameOf(transfer.customer),
          })}
        </p>
        {transfer.detail ? <p>{transfer.detail}</p> : null}
        {transfer.note ? <p>{t("noteIs", { note: transfer.note })}</p> : null}
        <p className="text-muted tabular-nums">
          {t("askedAt")} <RelativeTime at={transfer.createdAt} />
          {after === null ? null : <> · {t("balanceAfter", { after })}</>}
          {transfer.approvalUntil === null ? null : (
            <>
              {" "}
              · {t("expires")} <RelativeTime at={transfer.approvalUntil} />
            </>
          )}
        </p>
        {own ? <p className="text-muted">{t("own")}</p> : null}
      </div>
      {setting.may.approve ? (
        <div className="flex gap-2">
          <Button
            variant="secondary"
            disabled={busy}
            onClick={() =>
              void act(() => declineTransferAction(workspaceSlug, { id: transfer.id }), t("undone"))
            }
          >
            {t("decline")}
          </Button>
          {own ? null : (
            <Button
              disabled={busy}
              onClick={() =>
                void act(() => approveTransferAction(workspaceSlug, { id: transfer.id }), t("approved"))
              }
            >
              {t("approve")}
            </Button>
          )}
        </div>
      ) : null}
    </article>
  );
}
