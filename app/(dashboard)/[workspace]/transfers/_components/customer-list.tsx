"use client";

import { Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { CustomerView } from "@/lib/customers/customer.view";
import { CUSTOMER_ORDERS, type CustomerOrder } from "@/lib/customers/customer-order.rules";
import { CustomerDialog } from "./customer-dialog";
import { CustomerRow } from "./customer-row";
import { CustomerSelection } from "./customer-selection";
import type { TransferSetting } from "./transfer-setting";
import { useCustomerPage } from "./use-customer-page";

interface CustomerListProps {
  workspaceSlug: string;
  setting: TransferSetting;
  onTransfer: (customer: CustomerView) => void;
}

/** Customers page by page, by name or by what is due, and many of them chosen for one thing. */
export function CustomerList({ workspaceSlug, setting, onTransfer }: CustomerListProps) {
  const t = useTranslations("transfers.people");
  const money = useTranslations("billing");
  const router = useRouter();
  const { shown, setShown, query, customers, dueCount, again } = useCustomerPage(workspaceSlug);
  const [edited, setEdited] = useState<CustomerView | "new" | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, CustomerView>>(new Map());
  const { editCustomers, create } = setting.may;
  const untouched = shown.who === "" && !shown.due && !shown.archived;
  const changed = () => {
    router.refresh();
    void again();
  };
  const toggle = (customer: CustomerView) => {
    const next = new Map(chosen);
    if (!next.delete(customer.id)) next.set(customer.id, customer);
    setChosen(next);
  };
  const show = (next: Parameters<typeof setShown>[0]) => {
    setChosen(new Map());
    void setShown(next);
  };
  const add = editCustomers ? (
    <div className="flex flex-wrap gap-2">
      <Button asChild variant="secondary">
        <Link href={`/${workspaceSlug}/customers/import`}>{t("import")}</Link>
      </Button>
      <Button onClick={() => setEdited("new")}>{t("add")}</Button>
    </div>
  ) : null;
  return (
    <div className="flex flex-col gap-4">
      {setting.customers.length === 0 && untouched && customers.length === 0 ? (
        <EmptyState icon={Users} title={t("empty")} description={t("emptyHelp")} action={add} />
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div className="flex w-full flex-wrap items-end gap-3 sm:w-auto">
              <div className="w-full sm:w-72">
                <Field label={t("search")}>
                  <Input
                    type="search"
                    value={shown.who}
                    onChange={(event) => show({ who: event.target.value || null })}
                  />
                </Field>
              </div>
              <Field label={t("order")}>
                <NativeSelect
                  value={shown.order}
                  onChange={(event) => show({ order: event.target.value as CustomerOrder })}
                >
                  {CUSTOMER_ORDERS.map((order) => (
                    <option key={order} value={order}>
                      {t(`orders.${order}`)}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button asChild variant="secondary">
                <Link href={`/${workspaceSlug}/customers/owing`}>{money("owing")}</Link>
              </Button>
              {add}
            </div>
          </div>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            <Checkbox
              label={t("dueOnly", { count: dueCount })}
              checked={shown.due}
              onCheckedChange={(next) => show({ due: next === true || null })}
            />
            <Checkbox
              label={t("showArchived")}
              checked={shown.archived}
              onCheckedChange={(next) => show({ archived: next === true || null })}
            />
          </div>
          {query.isError ? (
            <Notice tone="danger" title={t("failed")}>
              <Button size="sm" variant="secondary" onClick={() => void query.refetch()}>
                {t("again")}
              </Button>
            </Notice>
          ) : query.isPending ? (
            <Skeleton className="h-40" />
          ) : customers.length === 0 ? (
            <p className="text-sm text-muted">{t("nothing")}</p>
          ) : (
            <ul
              data-rows
              className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
            >
              {customers.map((customer) => (
                <CustomerRow
                  key={customer.id}
                  workspaceSlug={workspaceSlug}
                  customer={customer}
                  chosen={chosen.has(customer.id)}
                  onChoose={editCustomers || create ? () => toggle(customer) : null}
                  onEdit={editCustomers ? () => setEdited(customer) : null}
                  onTransfer={create && !customer.archived ? () => onTransfer(customer) : null}
                />
              ))}
            </ul>
          )}
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
          />
        </>
      )}
      {chosen.size > 0 ? (
        <CustomerSelection
          workspaceSlug={workspaceSlug}
          chosen={[...chosen.values()]}
          archived={shown.archived}
          may={setting.may}
          onAll={() => setChosen(new Map(customers.map((customer) => [customer.id, customer])))}
          onClear={() => setChosen(new Map())}
          onDone={() => {
            setChosen(new Map());
            changed();
          }}
        />
      ) : null}
      {edited ? (
        <CustomerDialog
          workspaceSlug={workspaceSlug}
          setting={setting}
          customer={edited === "new" ? null : edited}
          onClose={() => {
            setEdited(null);
            void again();
          }}
        />
      ) : null}
    </div>
  );
}
