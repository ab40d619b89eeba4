"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Inbox as InboxIcon, Search, Tag } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SavedViews } from "@/app/_components/saved-views/saved-views";
import { FetchError } from "@/components/forms/fetch-error";
import { useTyped } from "@/components/forms/use-typed";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { CONVERSATION_FILTERS, type ConversationFilter } from "@/lib/inbox/conversation.rules";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { ConversationRow } from "./conversation-row";
import type { InboxSetting } from "./inbox-setting";
import { useInboxPlace } from "./use-inbox-place";

const ORDER: readonly ConversationFilter[] = [
  "open",
  "unread",
  "mine",
  "unassigned",
  "review",
  "closed",
  "all",
];

interface ConversationListProps {
  setting: InboxSetting;
  query: UseInfiniteQueryResult;
  rows: ConversationView[];
  chosen: string;
  onChoose: (id: string) => void;
}

export function ConversationList({ setting, query, rows, chosen, onChoose }: ConversationListProps) {
  const t = useTranslations("inbox");
  const { status, q, label, filter, byLabel, showAll, search } = useInboxPlace();
  const { field } = useTyped(q, (next) => search(next.trim()));
  return (
    <>
      <div className="flex flex-col gap-2 border-b border-line p-3">
        <Input
          type="search"
          data-search
          aria-label={t("searchLabel")}
          placeholder={t(setting.masked ? "searchPlaceholderMasked" : "searchPlaceholder")}
          maxLength={100}
          leading={<Search aria-hidden="true" />}
          {...field}
        />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-2">
          <NativeSelect
            aria-label={t("filters.label")}
            value={status}
            onChange={(event) =>
              filter(CONVERSATION_FILTERS.find((each) => each === event.target.value) ?? "open")
            }
          >
            {ORDER.map((each) => (
              <option key={each} value={each}>
                {t(`filters.${each}`)}
              </option>
            ))}
          </NativeSelect>
          {setting.labels.length > 0 || label !== "" ? (
            <NativeSelect
              aria-label={t("labels.filter")}
              value={label}
              onChange={(event) => byLabel(event.target.value)}
            >
              <option value="">{t("labels.any")}</option>
              {setting.labels.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {label === "" || setting.labels.some(({ id }) => id === label) ? null : (
                <option value={label}>{t("labels.gone")}</option>
              )}
            </NativeSelect>
          ) : null}
        </div>
        <SavedViews
          workspaceSlug={setting.workspaceSlug}
          place="inbox"
          filter={{
            ...(status === "open" ? {} : { status }),
            ...(q ? { q } : {}),
            ...(label ? { label } : {}),
          }}
        />
      </div>
      <section
        className="scroll-thin relative min-h-0 flex-1 overflow-y-auto"
        tabIndex={0}
        aria-label={q === "" ? t(`filters.${status}`) : t("foundLabel")}
      >
        {query.isError && rows.length === 0 ? (
          <FetchError title={t("errorTitle")} query={query} />
        ) : query.isPending ? (
          <ListSkeleton />
        ) : rows.length === 0 ? (
          <NothingHere
            setting={setting}
            status={status}
            searched={q !== ""}
            labeled={label !== ""}
            onAll={showAll}
          />
        ) : (
          <>
            {groupsOf(rows, q !== "").map(({ state, found }) => (
              <section key={state} aria-label={state === "" ? undefined : t(`filters.${state}`)}>
                {state === "" ? null : (
                  <h2 className="border-b border-line bg-sunken px-3 py-1 text-xs font-medium text-muted">
                    {t(`filters.${state}`)}
                  </h2>
                )}
                <ul>
                  {found.map((row) => (
                    <ConversationRow
                      key={row.id}
                      workspaceSlug={setting.workspaceSlug}
                      me={setting.me}
                      conversation={row}
                      chosen={row.id === chosen}
                      onChoose={onChoose}
                    />
                  ))}
                </ul>
              </section>
            ))}
            <LoadMore
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onLoadMore={() => void query.fetchNextPage()}
            />
          </>
        )}
      </section>
    </>
  );
}

/** What a search finds stands under its state; a list without a search is one group. */
function groupsOf(
  rows: ConversationView[],
  searched: boolean,
): { state: "" | "open" | "closed"; found: ConversationView[] }[] {
  if (!searched) return [{ state: "", found: rows }];
  return (["open", "closed"] as const)
    .map((state) => ({ state, found: rows.filter((row) => row.open === (state === "open")) }))
    .filter(({ found }) => found.length > 0);
}

interface NothingHereProps {
  setting: InboxSetting;
  status: ConversationFilter;
  searched: boolean;
  labeled: boolean;
  onAll: () => void;
}

function NothingHere({ setting, status, searched, labeled, onAll }: NothingHereProps) {
  const t = useTranslations("inbox");
  const all = (
    <Button variant="secondary" onClick={onAll}>
      {t("showAll")}
    </Button>
  );
  if (searched) {
    return (
      <EmptyState
        icon={Search}
        title={t("nothingFound")}
        description={t(setting.masked ? "nothingFoundMasked" : "nothingFoundHelp")}
        action={labeled ? all : null}
      />
    );
  }
  if (labeled)
    return <EmptyState icon={Tag} title={t("nothing")} description={t("labels.nothing")} action={all} />;
  if (status !== "all")
    return (
      <EmptyState
        icon={InboxIcon}
        title={t("nothing")}
        description={t(`nothingHelp.${status}`)}
        action={all}
      />
    );
  const setup =
    setting.setupHref === null ? null : (
      <Button asChild>
        <Link href={setting.setupHref}>{t("emptyAction")}</Link>
      </Button>
    );
  return <EmptyState icon={InboxIcon} title={t("empty")} description={t("emptyHelp")} action={setup} />;
}

function ListSkeleton() {
  return (
    <div className="flex flex-col">
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <div key={key} className="flex h-13 flex-col justify-center gap-2 border-b border-line px-4">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-full" />
        </div>
      ))}
    </div>
  );
}
