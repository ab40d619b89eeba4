"use client";

import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { FetchError } from "@/components/forms/fetch-error";
import { SearchField, useSearch } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/core/page";
import type { ActionResult } from "@/lib/core/result";
import { useContactAct } from "./use-contact-act";
import { usePages } from "./use-pages";

interface Archivable {
  id: string;
  name: string;
  archived: boolean;
}

/** What the index says of its things; the rest stands in `common.archiving`. */
interface Words {
  search: { label: string; placeholder: string };
  showOpen: string;
  errorTitle: string;
}

interface ArchivableIndexProps<T extends Archivable> {
  workspaceSlug: string;
  /** The topic, the last part of the route's path and that of each thing's page. */
  topic: "lists" | "segments";
  limit: number;
  mayEdit: boolean;
  initial: Page<T>;
  initialFilter: { q: string; archived: boolean };
  words: Words;
  archive: (id: string) => Promise<ActionResult<unknown>>;
  restore: (id: string) => Promise<ActionResult<unknown>>;
  /** In place of everything while there is none at all. */
  empty: ReactNode;
  /** Where the search finds none. */
  nothingFound: ReactNode;
  children: (thing: T) => ReactNode;
}

/** Things by name, searched and read page by page; archived with a word and an undo. */
export function ArchivableIndex<T extends Archivable>(props: ArchivableIndexProps<T>) {
  const { workspaceSlug, topic, words, initial, initialFilter } = props;
  const t = useTranslations("common.archiving");
  const [q] = useSearch();
  const [archived, setArchived] = useQueryState("archived", parseAsBoolean.withDefault(false));
  const { act, busy } = useContactAct(workspaceSlug, [topic]);
  const same = q === initialFilter.q && archived === initialFilter.archived;
  const filter = { ...(q ? { q } : {}), ...(archived ? { archived: "true" } : {}) };
  const { query, rows } = usePages<T>(
    workspaceSlug,
    topic,
    `/api/app/${workspaceSlug}/${topic}`,
    { limit: String(props.limit), ...filter },
    same ? initial : undefined,
  );

  const restore = ({ id, name }: T) => void act(() => props.restore(id), t("restored", { name }));
  async function archive(thing: T) {
    if (!(await act(() => props.archive(thing.id)))) return;
    const action = { label: t("undo"), onClick: () => restore(thing) };
    toast.success(t("archived", { name: thing.name }), { action });
  }

  if (rows.length === 0 && !q && !archived && query.isSuccess) return props.empty;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField {...words.search} />
        <Button
          variant="ghost"
          aria-pressed={archived}
          onClick={() => void setArchived(archived ? null : true)}
        >
          {archived ? words.showOpen : t("showArchived")}
        </Button>
      </div>
      {query.isError ? (
        <FetchError title={words.errorTitle} query={query} />
      ) : query.isPending ? (
        <Skeleton className="h-56 w-full" />
      ) : rows.length === 0 ? (
        props.nothingFound
      ) : (
        <ul
          data-rows
          className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
        >
          {rows.map((thing) => (
            <li key={thing.id} className="flex items-center gap-4 px-4 hover:bg-hover">
              <Link
                href={`/${workspaceSlug}/${topic}/${thing.id}`}
                className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-1 py-3"
              >
                {props.children(thing)}
              </Link>
              {props.mayEdit ? (
                <Button
                  variant="ghost"
                  disabled={busy}
                  aria-label={t(thing.archived ? "restoreOne" : "archiveOne", { name: thing.name })}
                  onClick={() => (thing.archived ? restore(thing) : void archive(thing))}
                >
                  {t(thing.archived ? "restore" : "archive")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}
