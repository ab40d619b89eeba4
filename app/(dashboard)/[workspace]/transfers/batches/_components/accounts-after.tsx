import { useFormatter, useTranslations } from "next-intl";
import type { BatchCheckView } from "@/lib/transfers/batch.view";

/** What each account has now, and what is left when all lines have moved. Unknown is never zero. */
export function AccountsAfter({ accounts }: { accounts: BatchCheckView["accounts"] }) {
  const t = useTranslations("batches");
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? t("unknown") : format.number(value));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {accounts.map(({ id, label, credits, available }) => (
        <section key={id} aria-label={label} className="rounded-md bg-sunken px-4 py-3 text-sm">
          <p className="mb-1 font-medium break-words">{label}</p>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 tabular-nums">
            <dt className="text-muted">{t("now")}</dt>
            <dd className="text-end">{number(available)}</dd>
            <dt className="text-muted">{t("takes")}</dt>
            <dd className="text-end">{format.number(credits)}</dd>
            <dt className="text-muted">{t("after")}</dt>
            <dd className="text-end font-medium">
              {number(available === null ? null : available - credits)}
            </dd>
          </dl>
        </section>
      ))}
    </div>
  );
}
