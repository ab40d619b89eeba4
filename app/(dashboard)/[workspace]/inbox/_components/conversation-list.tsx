"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { ListChecks, Search, Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SavedViews } from "@/app/_components/saved-views/saved-views";
import { FetchError } from "@/components/forms/fetch-error";
import { useTyped } from "@/components/forms/use-typed";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { Availability } from "./availability";
import { BulkBar } from "./bulk-bar";
import { ConversationRow } from "./conversation-row";
import { FilterMenu } from "./filter-menu";
import type { InboxSetting } from "./inbox-setting";
import { ListTabs } from "./list-tabs";
import { NewConversation } from "./new-conversation";
import { ListSkeleton, NothingHere } from "./nothing-here";
import { ToldMenu } from "./told-menu";
import { setOf, useInboxPlace } from "./use-inbox-place";

interface ConversationListProps {
  setting: InboxSetting;
  query: UseInfiniteQueryResult;
  rows: ConversationView[];
  chosen: string;
  onChoose: (id: string) => void;
}

export function ConversationList({ setting, query, rows, chosen, onChoose }: ConversationListProps) {
  const t = useTranslations("inbox");
  const { status, q, narrowed, filter, showAll, search } = useInboxPlace();
  const narrow = Object.keys(setOf(narrowed)).length > 0;
  // Null: nothing is being selected.
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const { field } = useTyped(q, (next) => search(next.trim()));
  return (
    <>
      <div className="flex flex-col gap-1.5 border-b border-line p-2">
        <Input
          type="search"
          data-search
          aria-label={t("searchLabel")}
          placeholder={t(setting.masked ? "searchPlaceholderMasked" : "searchPlaceholder")}
          maxLength={100}
          leading={<Search aria-hidden="true" />}
          {...field}
        />
        <ListTabs workspaceSlug={setting.workspaceSlug} chosen={q === "" ? status : null} onChoose={filter} />
        <div className="flex flex-wrap items-center gap-1">
          <FilterMenu setting={setting} />
          <ToldMenu />
          {setting.may.reply ? (
            <Button asChild variant="ghost" size="icon-sm" title={t("times.open")}>
              <Link
                href={`/${setting.workspaceSlug}/inbox/times`}
                prefetch={false}
                aria-label={t("times.open")}
              >
                <Timer aria-hidden="true" />
              </Link>
            </Button>
          ) : null}
          {setting.may.reply ? <NewConversation setting={setting} onShow={onChoose} /> : null}
          {setting.available === null ? null : (
            <Availability workspaceSlug={setting.workspaceSlug} begin={setting.available} />
          )}
          {setting.may.reply && selected === null ? (
            <Button variant="ghost" size="sm" onClick={() => setSelected(new Set())}>
              <ListChecks aria-hidden="true" />
              {t("bulk.start")}
            </Button>
          ) : null}
        </div>
        <SavedViews
          workspaceSlug={setting.workspaceSlug}
          place="inbox"
          filter={{
            ...(status === "open" ? {} : { status }),
            ...(q ? { q } : {}),
            ...setOf(narrowed),
          }}
        />
      </div>
      {selected === null ? null : (
        <BulkBar
          setting={setting}
          chosen={selected}
          shown={rows.map(({ id }) => id)}
          onChoose={(ids) => setSelected(new Set(ids))}
          onEnd={() => setSelected(null)}
        />
      )}
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
            labeled={narrow}
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
                      selected={selected === null ? null : selected.has(row.id)}
                      onSelect={toggle}
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
