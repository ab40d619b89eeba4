"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LoadMore } from "@/components/ui/load-more";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import type { CustomerView } from "@/lib/customers/customer.view";
import { TRANSFER_STATUSES, type TransferStatus } from "@/lib/transfers/transfer.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { CustomerFilter } from "./customer-filter";
import { TransferRows } from "./transfer-rows";

interface Page {
  data: TransferView[];
  nextCursor: string | null;
}

/** Which of the transfers are looked at; in the address. */
export interface Shown {
  status: TransferStatus | null;
  /** Id of a customer; empty: all. */
  customer: string;
}

interface TransferHistoryProps {
  workspaceSlug: string;
  /** To choose one of; on the page of one customer it is chosen already. */
  customers: CustomerView[] | null;
  initial: Page;
  /** What `initial` is about. */
  initiallyShown: Shown;
}

/** Everything that was ever asked for, newest first. */
export function TransferHistory({ workspaceSlug, customers, initial, initiallyShown }: TransferHistoryProps) {
  const t = useTranslations("transfers");
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(TRANSFER_STATUSES));
  const [asked, setCustomer] = useQueryState("customer", parseAsString.withDefault(""));
  const customer = customers === null ? initiallyShown.customer : asked;
  const queryClient = useQueryClient();
  const asAtFirst = status === initiallyShown.status && customer === initiallyShown.customer;
  const query = useInfiniteQuery({
    queryKey: historyKey(workspaceSlug, { status, customer }),
    queryFn: ({ pageParam }) => loadPage(workspaceSlug, { status, customer }, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    ...(asAtFirst ? { initialData: { pages: [initial], pageParams: [""] } } : {}),
  });
  // The page was read again (an action, a live hint): its first rows are newer than what is kept.
  useEffect(() => {
    queryClient.setQueryData(historyKey(workspaceSlug, initiallyShown), {
      pages: [initial],
      pageParams: [""],
    });
  }, [queryClient, workspaceSlug, initiallyShown, initial]);
  const transfers = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <div className="grid max-w-xl grid-cols-1 items-start gap-4 sm:grid-cols-2">
        <Field label={t("filterStatus")}>
          <NativeSelect
            value={status ?? ""}
            onChange={(event) => void setStatus((event.target.value || null) as TransferStatus | null)}
          >
            <option value="">{t("allStatuses")}</option>
            {TRANSFER_STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`status.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {customers === null ? null : (
          <CustomerFilter
            workspaceSlug={workspaceSlug}
            customers={customers}
            chosen={customer}
            onChoose={(id) => void setCustomer(id || null)}
          />
        )}
      </div>
      {query.isError ? (
        <Notice tone="danger" title={t("failedToLoad")}>
          <Button size="sm" variant="secondary" onClick={() => void query.refetch()}>
            {t("again")}
          </Button>
        </Notice>
      ) : transfers.length === 0 && (status !== null || asked !== "") ? (
        <EmptyState
          icon={ArrowLeftRight}
          title={t("nothing")}
          action={
            <Button
              variant="secondary"
              onClick={() => void Promise.all([setStatus(null), setCustomer(null)])}
            >
              {t("showAll")}
            </Button>
          }
        />
      ) : transfers.length === 0 ? (
        <EmptyState icon={ArrowLeftRight} title={t("empty")} description={t("emptyHelp")} />
      ) : (
        <TransferRows workspaceSlug={workspaceSlug} transfers={transfers} />
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}

function historyKey(workspaceSlug: string, { status, customer }: Shown) {
  return [workspaceSlug, "transfers", "history", status, customer];
}

async function loadPage(workspaceSlug: string, { status, customer }: Shown, cursor: string): Promise<Page> {
  const search = new URLSearchParams({
    limit: "50",
    ...(status ? { status } : {}),
    ...(customer ? { customer } : {}),
    ...(cursor ? { cursor } : {}),
  });
  return fetchJson<Page>(`/api/app/${workspaceSlug}/transfers?${search}`);
}
