"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CustomerView } from "@/lib/customers/customer.view";
import { TRANSFER_STATUSES, type TransferStatus } from "@/lib/transfers/transfer.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { nameOf } from "./transfer-draft";
import { TransferStatusBadge } from "./transfer-status-badge";

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
  customers: CustomerView[];
  initial: Page;
  /** What `initial` is about. */
  initiallyShown: Shown;
}

/** Everything that was ever asked for, newest first. */
export function TransferHistory({ workspaceSlug, customers, initial, initiallyShown }: TransferHistoryProps) {
  const t = useTranslations("transfers");
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(TRANSFER_STATUSES));
  const [customer, setCustomer] = useQueryState("customer", parseAsString.withDefault(""));
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
      <div className="grid max-w-xl grid-cols-1 gap-4 sm:grid-cols-2">
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
        <Field label={t("customer")}>
          <NativeSelect value={customer} onChange={(event) => void setCustomer(event.target.value || null)}>
            <option value="">{t("allStatuses")}</option>
            {customers.map((each) => (
              <option key={each.id} value={each.id}>
                {nameOf(each)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      {query.isError ? (
        <Notice tone="danger" title={t("failedToLoad")}>
          <Button size="sm" variant="secondary" onClick={() => void query.refetch()}>
            {t("again")}
          </Button>
        </Notice>
      ) : transfers.length === 0 && (status !== null || customer !== "") ? (
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
        <Rows workspaceSlug={workspaceSlug} transfers={transfers} />
      )}
      {query.hasNextPage ? (
        <Button
          variant="secondary"
          className="self-center"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

const COLUMNS =
  "grid grid-cols-[1fr_auto] items-center gap-x-4 px-4 sm:px-5 md:grid-cols-[minmax(0,1fr)_7rem_11rem_10rem_8rem]";

function Rows({ workspaceSlug, transfers }: { workspaceSlug: string; transfers: TransferView[] }) {
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
              <span className="truncate font-medium">{nameOf(transfer.customer)}</span>
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
