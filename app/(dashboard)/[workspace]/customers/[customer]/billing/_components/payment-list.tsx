import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { SafeText } from "@/components/ui/safe-text";
import type { PaymentView } from "@/lib/billing/billing.view";
import { showDay, showMoney } from "@/lib/core/money";
import { VoidButton } from "./void-button";

interface PaymentListProps {
  workspaceSlug: string;
  payments: readonly PaymentView[];
  mayEdit: boolean;
}

/** What was paid, voided payments too. */
export function PaymentList({ workspaceSlug, payments, mayEdit }: PaymentListProps) {
  const t = useTranslations("billing");
  const locale = useLocale();
  return (
    <Card>
      <CardHeader title={t("payments")} />
      {payments.length === 0 ? (
        <CardBody>
          <p className="text-sm text-muted">{t("noPayments")}</p>
        </CardBody>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {payments.map((payment) => (
            <li
              key={payment.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:px-5"
            >
              <div className="min-w-0 flex-1 basis-48">
                <p className={`font-medium tabular-nums ${payment.voided ? "line-through" : ""}`}>
                  {showMoney(locale, payment.amount, payment.currency)}
                </p>
                <p className="text-xs text-muted">
                  {t("recordedBy", { day: showDay(locale, payment.paidOn), name: payment.byName })}
                </p>
                {payment.note ? (
                  <p className="break-words text-xs text-muted">
                    <SafeText text={payment.note} />
                  </p>
                ) : null}
                {payment.voided ? (
                  <p className="break-words text-xs text-muted">
                    {t("voided", { name: payment.voided.byName, reason: payment.voided.reason })}
                  </p>
                ) : null}
              </div>
              {payment.voided ? (
                <Badge tone="neutral">{t("states.void")}</Badge>
              ) : mayEdit ? (
                <VoidButton
                  workspaceSlug={workspaceSlug}
                  id={payment.id}
                  what={showMoney(locale, payment.amount, payment.currency)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
