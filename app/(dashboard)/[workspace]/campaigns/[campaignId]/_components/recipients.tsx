"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { useCodeWords } from "@/components/forms/use-code-words";
import { useTyped } from "@/components/forms/use-typed";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { CampaignView, MessageView, Page } from "@/lib/campaigns/campaign.view";
import { readReasons } from "@/lib/messages/message-reason.rules";
import {
  SHOWN_STATUSES,
  type ShownStatus,
  shownTotals,
  statusFilter,
  wordsOf,
} from "@/lib/messages/shown-status.rules";
import { campaignKeys, campaignUrl } from "../../_components/campaign-keys";
import { RecipientRows } from "./recipient-rows";
import { readAt } from "./use-report";

export interface RecipientFilter {
  status: ShownStatus | null;
  /** States with codes, as `writeReasons` writes them; empty: whatever the reason. */
  reason: string;
  search: string;
}

interface RecipientsProps {
  workspaceSlug: string;
  campaign: CampaignView;
  initial: Page<MessageView>;
  /** The filter that `initial` was read with. */
  initialFilter: RecipientFilter;
  filter: RecipientFilter;
  onFilter: (filter: Partial<RecipientFilter>) => void;
  onOpen: (ref: string) => void;
}

const PAGE = 100;

/**
 * Everyone this campaign goes to. Only the rows in sight exist, so a million of them scroll like
 * ten.
 */
export function Recipients(props: RecipientsProps) {
  const { formatNumber } = useNumberFormat();
  const { workspaceSlug, campaign, initial, initialFilter, filter, onFilter, onOpen } = props;
  const { status, reason, search } = filter;
  const t = useTranslations("campaigns");
  const query = useInfiniteQuery({
    queryKey: campaignKeys.messages(workspaceSlug, campaign.id, filter),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<MessageView>>(
        campaignUrl(workspaceSlug, `/${campaign.id}/messages?${searchOf(filter, pageParam)}`),
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(isSame(filter, initialFilter)
      ? { initialData: { pages: [initial], pageParams: [""] }, initialDataUpdatedAt: readAt(campaign) }
      : {}),
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const filtered = status !== null || reason !== "" || search !== "";
  const totals = shownTotals(campaign);
  const words = useCodeWords();
  const [firstReason] = readReasons(reason);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  // A filtered page may be short or empty while there is more behind it.
  useEffect(() => {
    if (rows.length < 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <section aria-labelledby="recipients-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="recipients-title" className="text-lg font-semibold">
          {t("report.table.title")}
        </h2>
        <div className="flex w-full flex-wrap gap-2 sm:w-auto">
          <PersonSearch
            key={search === "" ? "empty" : "filled"}
            search={search}
            onSearch={(next) => onFilter({ search: next })}
          />
          <div className="w-full sm:w-52">
            <NativeSelect
              aria-label={t("report.table.filter")}
              value={status ?? ""}
              onChange={(event) =>
                onFilter({
                  status: SHOWN_STATUSES.find((each) => each === event.target.value) ?? null,
                  reason: "",
                })
              }
            >
              <option value="">{t("report.table.all")}</option>
              {wordsOf(totals, status).map((each) => (
                <option key={each} value={each}>
                  {t(`message.${each}`)} ({formatNumber(totals[each])})
                </option>
              ))}
            </NativeSelect>
          </div>
        </div>
      </div>
      {firstReason ? (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          {t("report.table.onlyReason", { reason: words(firstReason.code) })}
          <Button variant="ghost" size="sm" onClick={() => onFilter({ reason: "" })}>
            {t("report.table.allReasons")}
          </Button>
        </p>
      ) : null}
      {query.isError && rows.length === 0 ? (
        <FetchError title={t("report.table.errorTitle")} query={query} />
      ) : rows.length === 0 && !hasNextPage && !query.isPending ? (
        <EmptyState
          icon={Search}
          title={t(filtered ? "report.table.empty" : "report.table.emptyAll")}
          description={t(filtered ? "report.table.emptyHelp" : "report.table.emptyAllHelp")}
          action={
            filtered ? (
              <Button variant="secondary" onClick={() => onFilter({ status: null, reason: "", search: "" })}>
                {t("report.table.clear")}
              </Button>
            ) : null
          }
        />
      ) : (
        <RecipientRows
          rows={rows}
          more={hasNextPage}
          pending={query.isPending}
          onEnd={() => (isFetchingNextPage ? undefined : void fetchNextPage())}
          onOpen={onOpen}
        />
      )}
    </section>
  );
}

function isSame(one: RecipientFilter, other: RecipientFilter): boolean {
  return one.status === other.status && one.reason === other.reason && one.search === other.search;
}

function searchOf({ status, reason, search }: RecipientFilter, cursor: string): string {
  const entries = {
    limit: String(PAGE),
    ...(status ? statusFilter(status) : {}),
    ...(reason ? { reasons: reason } : {}),
    ...(search ? { search } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return new URLSearchParams(entries).toString();
}

/** As typed, asked for a moment after the last letter. */
function PersonSearch({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useTranslations("campaigns.report.table");
  const { field } = useTyped(search, (next) => onSearch(next.trim()));
  return (
    <Input
      type="search"
      aria-label={t("search")}
      title={t("searchHelp")}
      placeholder={t("search")}
      className="sm:w-56"
      {...field}
    />
  );
}
