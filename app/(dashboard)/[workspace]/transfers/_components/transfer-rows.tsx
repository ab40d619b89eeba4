import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { nameOf } from "./transfer-draft";
import { TransferStatusBadge } from "./transfer-status-badge";

const COLUMNS =
  "grid grid-cols-[1fr_auto] items-center gap-x-4 px-4 sm:px-5 md:grid-cols-[minmax(0,1fr)_7rem_11rem_10rem_8rem]";

/** Transfers as rows that lead to their receipts. */
export function TransferRows({
  workspaceSlug,
  transfers,
}: {
  workspaceSlug: string;
  transfers: readonly TransferView[];
}) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div
        aria-hidden="true"
        className={cn(COLUMNS, "border-b border-line py-2 text-xs text-muted max-md:hidden")}
      >
        <span>{t("customer")}</span>
        <span className="text-end">{t("credits")}</span>
        <span>{t("state")}</span>
        <span>{t("by")}</span>
        <span className="text-end">{t("when")}</span>
      </div>
      <ul data-rows className="divide-y divide-line">
        {transfers.map((transfer) => (
          <li key={transfer.id}>
            <Link
              href={`/${workspaceSlug}/transfers/${transfer.id}`}
              className={cn(COLUMNS, "gap-y-1 py-3 text-sm hover:bg-hover")}
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{nameOf(transfer.customer)}</span>
                {transfer.status === "refused" && transfer.detail ? (
                  <span className="block text-xs text-muted">{transfer.detail}</span>
                ) : null}
              </span>
              <span className="text-end tabular-nums">
                {format.number(transfer.credits)}{" "}
                <span className="text-muted md:sr-only">{t("credits").toLowerCase()}</span>
              </span>
              <span>
                <TransferStatusBadge transfer={transfer} />
              </span>
              <span className="hidden truncate text-muted md:block">{transfer.createdByName}</span>
              <span className="text-end text-muted">
                <RelativeTime at={transfer.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
