"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { SavedViews } from "@/app/_components/saved-views/saved-views";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { SearchField, useSearch } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import { LISTED_STATUSES, type ListedStatus } from "@/lib/campaigns/campaign.rules";
import type { CampaignView, Page } from "@/lib/campaigns/campaign.view";
import { campaignKeys, campaignUrl } from "../campaign-keys";
import { CampaignRow } from "./campaign-row";

interface CampaignListProps {
  workspaceSlug: string;
  workspaceZone: string;
  may: { edit: boolean; send: boolean };
  initial: Page<CampaignView>;
  initialStatus: ListedStatus | null;
  initialSearch: string;
}

const PAGE = 30;

export function CampaignList(props: CampaignListProps) {
  const { workspaceSlug, workspaceZone, may, initial, initialStatus, initialSearch } = props;
  const t = useTranslations("campaigns");
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(LISTED_STATUSES));
  const [search, setSearch] = useSearch();
  const same = status === initialStatus && search === initialSearch;
  const query = useInfiniteQuery({
    queryKey: campaignKeys.list(workspaceSlug, status, search),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<CampaignView>>(
        campaignUrl(workspaceSlug, `?${listSearch(status, search, pageParam)}`),
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...(same ? { initialData: { pages: [initial], pageParams: [""] } } : {}),
  });
  const campaigns = query.data?.pages.flatMap((page) => page.data) ?? [];

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField label={t("list.search")} placeholder={t("list.search")} />
        <SavedViews
          workspaceSlug={workspaceSlug}
          place="campaigns"
          filter={{ ...(status ? { status } : {}), ...(search ? { q: search } : {}) }}
        />
      </div>
      <StatusTabs status={status} onChoose={(next) => void setStatus(next)} />
      {query.isError && campaigns.length === 0 ? (
        <FetchError title={t("list.errorTitle")} query={query} />
      ) : query.isPending ? (
        <Loading />
      ) : campaigns.length === 0 ? (
        <Empty
          workspaceSlug={workspaceSlug}
          status={status}
          search={search}
          mayEdit={may.edit}
          onShowAll={() => void Promise.all([setStatus(null), setSearch(null)])}
        />
      ) : (
        <>
          <div className="overflow-hidden rounded-lg border border-line bg-surface">
            <Header />
            <ul data-rows className="divide-y divide-line">
              {campaigns.map((campaign) => (
                <CampaignRow
                  key={campaign.id}
                  workspaceSlug={workspaceSlug}
                  campaign={campaign}
                  workspaceZone={workspaceZone}
                  may={may}
                />
              ))}
            </ul>
          </div>
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}

function listSearch(status: ListedStatus | null, search: string, cursor: string): string {
  return new URLSearchParams({
    limit: String(PAGE),
    ...(status ? { status } : {}),
    ...(search ? { search } : {}),
    ...(cursor ? { cursor } : {}),
  }).toString();
}

function StatusTabs({
  status,
  onChoose,
}: {
  status: ListedStatus | null;
  onChoose: (status: ListedStatus | null) => void;
}) {
  const t = useTranslations("campaigns");
  return (
    <fieldset className="scroll-thin -mx-4 min-w-0 overflow-x-auto px-4">
      <legend className="sr-only">{t("list.tabsLabel")}</legend>
      <div className="flex min-w-max gap-1 border-b border-line">
        {[null, ...LISTED_STATUSES].map((each) => (
          <button
            key={each ?? "all"}
            type="button"
            aria-pressed={status === each}
            onClick={() => onChoose(each)}
            className={cn(
              "-mb-px border-b-2 px-3 py-2 text-sm",
              status === each
                ? "border-accent font-medium text-ink"
                : "border-transparent text-muted hover:text-ink",
            )}
          >
            {each ? t(`status.${each}`) : t("list.all")}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Header() {
  const t = useTranslations("campaigns.list.columns");
  return (
    <div
      aria-hidden="true"
      className="hidden grid-cols-[minmax(0,1fr)_12rem_6rem_6rem_9rem_2rem] gap-x-4 border-b border-line px-4 py-2 text-xs text-muted md:grid"
    >
      <span>{t("name")}</span>
      <span>{t("progress")}</span>
      <span className="text-end">{t("delivered")}</span>
      <span className="text-end">{t("credits")}</span>
      <span>{t("when")}</span>
    </div>
  );
}

function Loading() {
  return (
    <div className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {Array.from({ length: 6 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: skeleton rows are all alike and never move.
        <div key={index} className="flex h-16 items-center gap-4 px-4">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-1.5 flex-1" />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  workspaceSlug: string;
  status: ListedStatus | null;
  search: string;
  mayEdit: boolean;
  onShowAll: () => void;
}

function Empty({ workspaceSlug, status, search, mayEdit, onShowAll }: EmptyProps) {
  const t = useTranslations("campaigns");
  if (status || search) {
    return (
      <EmptyState
        icon={Megaphone}
        title={search ? t("list.nothingFound", { words: search }) : t("list.emptyStatus")}
        description={
          status ? t("list.emptyStatusHelp", { status: t(`status.${status}`).toLowerCase() }) : null
        }
        action={
          <Button variant="secondary" onClick={onShowAll}>
            {t("list.showAll")}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={Megaphone}
      title={t("list.empty")}
      description={t("list.emptyHelp")}
      action={
        mayEdit ? (
          <Button asChild>
            <Link href={`/${workspaceSlug}/campaigns/new`}>{t("new")}</Link>
          </Button>
        ) : null
      }
    />
  );
}
