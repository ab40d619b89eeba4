"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { useTyped } from "@/components/forms/use-typed";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { CampaignView, MessageView, Page } from "@/lib/campaigns/campaign.view";
import { MESSAGE_STATUSES, type MessageStatus } from "@/lib/messages/message.rules";
import { campaignKeys, campaignUrl } from "../../_components/campaign-keys";
import { statusWord } from "../../_components/figures";
import { RecipientRows } from "./recipient-rows";
import { readAt } from "./use-report";

interface RecipientsProps {
  workspaceSlug: string;
  campaign: CampaignView;
  initial: Page<MessageView>;
  /** The filter that `initial` was read with. */
  initialFilter: { status: MessageStatus | null; search: string };
  status: MessageStatus | null;
  search: string;
  onFilter: (filter: { status?: MessageStatus | null; search?: string }) => void;
  onOpen: (ref: string) => void;
}

const PAGE = 100;

/**
 * Everyone this campaign goes to. Only the rows in sight exist, so a million of them scroll like
 * ten.
 */
export function Recipients(props: RecipientsProps) {
  const { formatNumber } = useNumberFormat();
  const { workspaceSlug, campaign, initial, initialFilter, status, search, onFilter, onOpen } = props;
  const t = useTranslations("campaigns");
  const query = useInfiniteQuery({
    queryKey: campaignKeys.messages(workspaceSlug, campaign.id, { status, search }),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<MessageView>>(
        campaignUrl(workspaceSlug, `/${campaign.id}/messages?${searchOf(status, search, pageParam)}`),
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(status === initialFilter.status && search === initialFilter.search
      ? { initialData: { pages: [initial], pageParams: [""] }, initialDataUpdatedAt: readAt(campaign) }
      : {}),
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const filtered = status !== null || search !== "";
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
          <PhoneSearch
            key={search === "" ? "empty" : "filled"}
            search={search}
            onSearch={(next) => onFilter({ search: next })}
          />
          <div className="w-full sm:w-52">
            <NativeSelect
              aria-label={t("report.table.filter")}
              value={status ?? ""}
              onChange={(event) =>
                onFilter({ status: MESSAGE_STATUSES.find((each) => each === event.target.value) ?? null })
              }
            >
              <option value="">{t("report.table.all")}</option>
              {MESSAGE_STATUSES.map((each) => (
                <option key={each} value={each}>
                  {t(`message.${statusWord(each, campaign.delivery === "tracked")}`)} (
                  {formatNumber(campaign.totals[each])})
                </option>
              ))}
            </NativeSelect>
          </div>
        </div>
      </div>
      {query.isError && rows.length === 0 ? (
        <FetchError title={t("report.table.errorTitle")} query={query} />
      ) : rows.length === 0 && !hasNextPage && !query.isPending ? (
        <EmptyState
          icon={Search}
          title={t(filtered ? "report.table.empty" : "report.table.emptyAll")}
          description={t(filtered ? "report.table.emptyHelp" : "report.table.emptyAllHelp")}
          action={
            filtered ? (
              <Button variant="secondary" onClick={() => onFilter({ status: null, search: "" })}>
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

function searchOf(status: MessageStatus | null, search: string, cursor: string): string {
  const entries = {
    limit: String(PAGE),
    ...(status ? { status } : {}),
    ...(search ? { search } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return new URLSearchParams(entries).toString();
}

/** Digits as typed, asked for a moment after the last of them. */
function PhoneSearch({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useTranslations("campaigns.report.table");
  const { field } = useTyped(search, (next) => onSearch(next.replace(/\D/g, "")));
  return (
    <Input
      type="search"
      inputMode="numeric"
      aria-label={t("search")}
      title={t("searchHelp")}
      placeholder={t("search")}
      className="sm:w-56"
      {...field}
    />
  );
}
