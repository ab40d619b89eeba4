import { useFormatter, useTranslations } from "next-intl";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { TransferStatusBadge } from "./transfer-status-badge";

interface CustomerReceiptProps {
  transfer: TransferView;
  workspace: { name: string; timeZone: string };
}

/**
 * What a customer may see of a transfer and nothing else: no note, no balance of ours, no account,
 * no calls. It is the only part of the page that prints.
 */
export function CustomerReceipt({ transfer, workspace }: CustomerReceiptProps) {
  const t = useTranslations("transfers.detail");
  const format = useFormatter();
  const { timeZone } = workspace;
  const at = new Date(transfer.settledAt ?? transfer.createdAt);
  const { name, username } = transfer.customer;
  const facts: [string, string][] = [
    [t("to"), name ? `${name} (${username})` : username],
    [t("when"), `${format.dateTime(at, "second", { timeZone })} (${timeZone})`],
    [t("reference"), transfer.seqno],
  ];
  return (
    <article className="flex max-w-3xl flex-col gap-6 rounded-lg border border-line bg-surface p-6 print:max-w-none print:border-0 print:p-0">
      <header className="flex flex-wrap items-start justify-between gap-3 border-b border-line pb-4">
        <div>
          <p className="text-lg font-semibold">{workspace.name}</p>
          <p className="text-sm text-muted">{t("paper")}</p>
        </div>
        <TransferStatusBadge transfer={transfer} />
      </header>
      <p className="text-3xl font-semibold tabular-nums">{t("amount", { credits: transfer.credits })}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-8 gap-y-2 text-sm">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
