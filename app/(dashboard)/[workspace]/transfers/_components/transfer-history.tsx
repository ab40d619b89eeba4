"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { RelativeTime } from "@/components/ui/relative-time";
import { TRANSFER_STATUSES, type TransferStatus } from "@/lib/transfers/transfer.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { nameOf } from "./transfer-draft";
import { TransferStatusBadge } from "./transfer-status";

interface Page {
  data: TransferView[];
  nextCursor: string | null;
}

interface TransferHistoryProps {
  workspaceSlug: string;
  initial: Page;
  initialStatus: TransferStatus | null;
}

/** Everything that was ever asked for, newest first. */
export function TransferHistory({ workspaceSlug, initial, initialStatus }: TransferHistoryProps) {
  const t = useTranslations("transfers");
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(TRANSFER_STATUSES));
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: historyKey(workspaceSlug, status),
    queryFn: ({ pageParam }) => loadPage(workspaceSlug, status, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    ...(status === initialStatus ? { initialData: { pages: [initial], pageParams: [""] } } : {}),
  });
  // The page was read again (an action, a live hint): its first rows are newer than what is kept.
  useEffect(() => {
    queryClient.setQueryData(historyKey(workspaceSlug, initialStatus), { pages: [initial], pageParams: [""] });
  }, [queryClient, workspaceSlug, initialStatus, initial]);
  const transfers = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <div className="w-56">
        <Field label={t("filterStatus")}>
          <NativeSelect value={status ?? ""} onChange={(event) => void setStatus((event.target.value || null) as TransferStatus | null)}>
            <option value="">{t("allStatuses")}</option>
            {TRANSFER_STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`status.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      {transfers.length === 0 ? (
        <EmptyState icon={ArrowLeftRight} title={t("empty")} description={t("emptyHelp")} />
      ) : (
        <Rows workspaceSlug={workspaceSlug} transfers={transfers} />
      )}
      {query.hasNextPage ? (
        <Button variant="secondary" className="self-center" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

function Rows({ workspaceSlug, transfers }: { workspaceSlug: string; transfers: TransferView[] }) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {transfers.map((transfer) => (
        <li key={transfer.id}>
          <Link
            href={`/${workspaceSlug}/transfers/${transfer.id}`}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-3 text-sm hover:bg-hover md:grid-cols-[minmax(0,1fr)_8rem_11rem_10rem_8rem]"
          >
            <span className="truncate font-medium">{nameOf(transfer.customer)}</span>
            <span className="text-right tabular-nums">
              {format.number(transfer.credits)} <span className="text-muted md:sr-only">{t("credits").toLowerCase()}</span>
            </span>
            <span>
              <TransferStatusBadge transfer={transfer} />
            </span>
            <span className="hidden truncate text-muted md:block">{transfer.createdByName}</span>
            <span className="text-right text-muted">
              <RelativeTime at={transfer.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function historyKey(workspaceSlug: string, status: TransferStatus | null) {
  return [workspaceSlug, "transfers", "history", status];
}

async function loadPage(workspaceSlug: string, status: TransferStatus | null, cursor: string): Promise<Page> {
  const search = new URLSearchParams({ limit: "50", ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) });
  const response = await fetch(`/api/app/${workspaceSlug}/transfers?${search}`, { cache: "no-store" });
  if (!response.ok) throw new Error(response.statusText);
  return (await response.json()) as Page;
}
