"use client";

import { Users } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CustomerView } from "@/lib/customers/customer.view";
import { CustomerDialog } from "./customer-dialog";
import { findCustomers } from "./find-customers";
import type { TransferSetting } from "./transfer-setting";

interface CustomerListProps {
  workspaceSlug: string;
  setting: TransferSetting;
  onTransfer: (customer: CustomerView) => void;
}

export function CustomerList({ workspaceSlug, setting, onTransfer }: CustomerListProps) {
  const t = useTranslations("transfers.people");
  const [search, setSearch] = useQueryState("who", parseAsString.withDefault(""));
  const [edited, setEdited] = useState<CustomerView | "new" | null>(null);
  const shown = findCustomers(setting.customers, search);
  const add = setting.may.editCustomers ? <Button onClick={() => setEdited("new")}>{t("add")}</Button> : null;
  return (
    <div className="flex flex-col gap-4">
      {setting.customers.length === 0 ? (
        <EmptyState icon={Users} title={t("empty")} description={t("emptyHelp")} action={add} />
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div className="w-full sm:w-72">
              <Field label={t("search")}>
                <Input
                  type="search"
                  value={search}
                  onChange={(event) => void setSearch(event.target.value || null)}
                />
              </Field>
            </div>
            {add}
          </div>
          {shown.length === 0 ? <p className="text-sm text-muted">{t("nothing")}</p> : null}
          <ul
            data-rows
            className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
          >
            {shown.map((customer) => (
              <CustomerRow
                key={customer.id}
                workspaceSlug={workspaceSlug}
                customer={customer}
                onEdit={setting.may.editCustomers ? () => setEdited(customer) : null}
                onTransfer={setting.may.create ? () => onTransfer(customer) : null}
              />
            ))}
          </ul>
        </>
      )}
      {edited ? (
        <CustomerDialog
          workspaceSlug={workspaceSlug}
          setting={setting}
          customer={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </div>
  );
}

interface CustomerRowProps {
  workspaceSlug: string;
  customer: CustomerView;
  onEdit: (() => void) | null;
  onTransfer: (() => void) | null;
}

function CustomerRow({ workspaceSlug, customer, onEdit, onTransfer }: CustomerRowProps) {
  const t = useTranslations("transfers.people");
  const format = useFormatter();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            className="truncate font-medium underline-offset-2 hover:underline"
            href={`/${workspaceSlug}/customers/${customer.id}`}
          >
            {customer.name || customer.username}
          </Link>
          {customer.due ? <Badge tone="warning">{t("due")}</Badge> : null}
          {customer.name ? <span className="truncate text-muted">{customer.username}</span> : null}
          {customer.labels.map((label) => (
            <Badge key={label} tone="neutral">
              {label}
            </Badge>
          ))}
        </p>
        {customer.notes ? <p className="truncate text-muted">{customer.notes}</p> : null}
      </div>
      <dl className="flex gap-6 tabular-nums">
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
