import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { InvoiceRowView } from "@/lib/billing/billing.view";
import { showDay, showMoney } from "@/lib/core/money";
import { InvoiceBadge } from "./invoice-badge";
import { VoidButton } from "./void-button";

interface InvoiceListProps {
  workspaceSlug: string;
  customerId: string;
  invoices: readonly InvoiceRowView[];
  mayEdit: boolean;
}

/** The invoices that were given out, the newest first. */
export function InvoiceList({ workspaceSlug, customerId, invoices, mayEdit }: InvoiceListProps) {
  const t = useTranslations("billing");
  const locale = useLocale();
  return (
    <Card>
      <CardHeader title={t("invoices")} />
      {invoices.length === 0 ? (
        <CardBody>
          <p className="text-sm text-muted">{t("noInvoices")}</p>
        </CardBody>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {invoices.map((each) => (
            <li
              key={each.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:px-5"
            >
              <div className="min-w-0 flex-1 basis-40">
                <Link
                  className="font-medium underline-offset-2 hover:underline"
                  href={`/${workspaceSlug}/customers/${customerId}/billing/invoices/${each.id}`}
                >
                  {each.number}
                </Link>
                <p className="text-xs text-muted">
                  {showDay(locale, each.issuedOn)}
                  {each.dueOn ? ` · ${t("due", { day: showDay(locale, each.dueOn) })}` : ""}
                  {each.state === "partly"
                    ? ` · ${t("openAmount", { amount: showMoney(locale, each.open, each.currency) })}`
                    : ""}
                </p>
              </div>
              <span className="tabular-nums">{showMoney(locale, each.total, each.currency)}</span>
              <InvoiceBadge state={each.state} />
              {mayEdit && each.state !== "void" ? (
                <VoidButton
                  workspaceSlug={workspaceSlug}
                  id={each.id}
                  number={each.number}
                  what={each.number}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
