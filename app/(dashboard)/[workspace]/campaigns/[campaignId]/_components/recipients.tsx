"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Search } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { FetchFailure, fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { readablePhone } from "@/components/ui/readable-phone";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { CampaignView, MessageView, Page } from "@/lib/campaigns/campaign.view";
import { MESSAGE_STATUSES, type MessageStatus } from "@/lib/messages/message.rules";
import { campaignKeys, campaignUrl } from "../../_components/campaign-keys";
import { statusWord } from "../../_components/figures";
import { MessageStatusLabel } from "../../_components/message-status";
import { useCodeWords } from "../../_components/use-code-words";
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
const ROW = 48;

/** Everyone this campaign goes to. Only the rows in sight exist, so a million of them scroll like ten. */
export function Recipients(props: RecipientsProps) {
  const { workspaceSlug, campaign, initial, initialFilter, status, search, onFilter, onOpen } = props;
  const t = useTranslations("campaigns");
  const query = useInfiniteQuery({
    queryKey: campaignKeys.messages(workspaceSlug, campaign.id, { status, search }),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<MessageView>>(campaignUrl(workspaceSlug, `/${campaign.id}/messages?${searchOf(status, search, pageParam)}`), signal),
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
          <PhoneSearch key={search === "" ? "empty" : "filled"} search={search} onSearch={(next) => onFilter({ search: next })} />
          <div className="w-full sm:w-52">
            <NativeSelect
              aria-label={t("report.table.filter")}
              value={status ?? ""}
              onChange={(event) => onFilter({ status: MESSAGE_STATUSES.find((each) => each === event.target.value) ?? null })}
            >
              <option value="">{t("report.table.all")}</option>
              {MESSAGE_STATUSES.map((each) => (
                <option key={each} value={each}>
                  {t(`message.${statusWord(each, campaign.delivery === "tracked")}`)} ({campaign.totals[each].toLocaleString("en")})
                </option>
              ))}
            </NativeSelect>
          </div>
        </div>
      </div>
      {query.isError && rows.length === 0 ? (
        <ErrorState
          title={t("report.table.errorTitle")}
          description={query.error.message}
          reference={query.error instanceof FetchFailure ? query.error.requestId : null}
          onRetry={() => void query.refetch()}
        />
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
        <Rows
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
  const entries = { limit: String(PAGE), ...(status ? { status } : {}), ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
  return new URLSearchParams(entries).toString();
}

/** Digits as typed, asked for a moment after the last of them. */
function PhoneSearch({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useTranslations("campaigns.report.table");
  const [typed, setTyped] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  function change(next: string) {
    setTyped(next);
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.replace(/\D/g, "")), 250);
  }
  return (
    <Input
      type="search"
      inputMode="numeric"
      value={typed}
      aria-label={t("search")}
      title={t("searchHelp")}
      placeholder={t("search")}
      className="sm:w-56"
      onChange={(event) => change(event.target.value)}
    />
  );
}

interface RowsProps {
  rows: MessageView[];
  more: boolean;
  pending: boolean;
  onEnd: () => void;
  onOpen: (ref: string) => void;
}

const COLUMNS = "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 md:grid-cols-[11rem_minmax(0,1fr)_10rem_4rem_5rem_8rem]";

function Rows({ rows, more, pending, onEnd, onOpen }: RowsProps) {
  const t = useTranslations("campaigns.report.table");
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length + (more ? 1 : 0),
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? "more",
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 10) onEnd();
  }, [more, last, rows.length, onEnd]);

  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div aria-hidden="true" className={`${COLUMNS} hidden border-b border-line py-2 text-xs text-muted md:grid`}>
        <span>{t("columns.phone")}</span>
        <span>{t("columns.name")}</span>
        <span>{t("columns.status")}</span>
        <span className="text-right">{t("columns.parts")}</span>
        <span className="text-right">{t("columns.attempts")}</span>
        <span>{t("columns.final")}</span>
      </div>
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs keyboard access.
        tabIndex={0}
        aria-label={t("label")}
        className="max-h-[34rem] min-h-48 overflow-y-auto overscroll-contain"
      >
        {pending ? <Skeleton className="m-4 h-40" /> : null}
        <ul style={{ height: virtual.getTotalSize() }} className="relative">
          {items.map((item) => (
            <li
              key={item.key}
              aria-setsize={more ? -1 : rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {rows[item.index] ? (
                <Row message={rows[item.index] as MessageView} onOpen={onOpen} />
              ) : (
                <Skeleton className="mx-4 mt-4 h-4" />
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Row({ message, onOpen }: { message: MessageView; onOpen: (ref: string) => void }) {
  const t = useTranslations("campaigns.report.table");
  const format = useFormatter();
  const words = useCodeWords();
  const at = message.finalAt ?? message.sentAt;
  const reason = message.failureCode && message.status !== "delivered" ? words(message.failureCode) : null;
  return (
    <button
      type="button"
      onClick={() => onOpen(message.id)}
      className={`${COLUMNS} h-full w-full border-b border-line text-left text-sm hover:bg-hover focus-visible:-outline-offset-2`}
    >
      <span className="min-w-0">
        <span className="sr-only">{t("openRow")}: </span>
        <bdi className="block truncate font-medium tabular-nums">{readablePhone(message.phone)}</bdi>
        <bdi className="block truncate text-xs text-muted md:hidden">{message.name}</bdi>
      </span>
      <span className="hidden min-w-0 md:block">
        <bdi className="block truncate">{message.name}</bdi>
      </span>
      <span className="min-w-0 justify-self-end md:justify-self-start">
        <MessageStatusLabel status={message.status} tracked={message.tracked} />
        {reason ? <span className="block max-w-44 truncate text-xs text-muted">{reason}</span> : null}
      </span>
      <span className="hidden text-right text-muted tabular-nums md:block">{format.number(message.parts)}</span>
      <span className="hidden text-right text-muted tabular-nums md:block">{format.number(message.attempts)}</span>
      <span className="hidden text-muted md:block">{at ? <RelativeTime at={at} /> : "–"}</span>
    </button>
  );
}
