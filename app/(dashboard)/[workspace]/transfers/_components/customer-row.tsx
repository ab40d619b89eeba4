"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { showMoney } from "@/lib/core/money";
import type { CustomerRowView } from "@/lib/customers/customer.view";

interface CustomerRowProps {
  workspaceSlug: string;
  customer: CustomerRowView;
  chosen: boolean;
  onChoose: (() => void) | null;
  onEdit: (() => void) | null;
  onTransfer: (() => void) | null;
}

export function CustomerRow(props: CustomerRowProps) {
  const { workspaceSlug, customer, chosen, onChoose, onEdit, onTransfer } = props;
  const t = useTranslations("transfers.people");
  const format = useFormatter();
  const locale = useLocale();
  const name = customer.name || customer.username;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-sm">
      {onChoose ? (
        <Checkbox aria-label={t("choose", { name })} checked={chosen} onCheckedChange={onChoose} />
      ) : null}
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            className="truncate font-medium underline-offset-2 hover:underline"
            href={`/${workspaceSlug}/customers/${customer.id}`}
          >
            {name}
          </Link>
          {customer.name ? <span className="truncate text-muted">{customer.username}</span> : null}
          {customer.due ? (
            <Badge tone="warning">{t("dueAfter", { days: customer.usualDays ?? 0 })}</Badge>
          ) : null}
          {customer.labels.map((label) => (
            <Badge key={label} tone="neutral">
              {label}
            </Badge>
          ))}
        </p>
        {customer.notes ? <p className="truncate text-muted">{customer.notes}</p> : null}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        <div className="min-w-20">
          <dt className="text-xs text-muted">{t("owed")}</dt>
          <dd>
            {customer.owed.length === 0
              ? "–"
              : customer.owed.map((each) => showMoney(locale, each.amount, each.currency)).join(" · ")}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-muted">{t("transferred")}</dt>
          <dd>{format.number(customer.transferred)}</dd>
        </div>
        <div className="w-24">
          <dt className="text-xs text-muted">{t("last")}</dt>
          <dd>{customer.lastTransferAt ? <RelativeTime at={customer.lastTransferAt} /> : "–"}</dd>
        </div>
      </dl>
      <div className="flex gap-2">
        {onEdit ? (
          <Button variant="ghost" size="sm" onClick={onEdit}>
            {t("edit")}
          </Button>
        ) : null}
        {onTransfer ? (
          <Button variant="secondary" size="sm" onClick={onTransfer}>
            {t("transfer")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
