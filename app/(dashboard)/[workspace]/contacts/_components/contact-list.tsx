"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { FetchError } from "@/components/forms/fetch-error";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ContactView } from "@/lib/contacts/contact.view";
import type { Page } from "@/lib/core/page";
import { PersonRow } from "./person-row";
import { SearchField, useSearch } from "./search-field";
import { usePages } from "./use-pages";
import { VirtualRows } from "./virtual-rows";

interface ContactListProps {
  workspaceSlug: string;
  listId?: string;
  initial: Page<ContactView>;
  initialSearch: string;
  empty: ReactNode;
  action?: (contact: ContactView) => ReactNode;
}

/** People of the workspace or of one list, searchable, as many as there are. */
export function ContactList({
  workspaceSlug,
  listId,
  initial,
  initialSearch,
  empty,
  action,
}: ContactListProps) {
  const t = useTranslations("contacts");
  const [q] = useSearch();
  const search = { limit: "100", ...(q ? { q } : {}), ...(listId ? { list: listId } : {}) };
  const { query, rows } = usePages<ContactView>(
    workspaceSlug,
    "contacts",
    `/api/app/${workspaceSlug}/contacts`,
    search,
    q === initialSearch ? initial : undefined,
  );
  const { fetchNextPage, isFetchingNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  if (rows.length === 0 && !q && !query.isPending && !query.isError) return empty;
  return (
    <div className="flex flex-col gap-4">
      <SearchField label={t("searchLabel")} placeholder={t("searchPlaceholder")} />
      {query.isError ? (
        <FetchError title={t("errorTitle")} query={query} />
      ) : query.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState icon={Users} title={t("nothingFound")} description={t("nothingFoundHelp")} />
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <VirtualRows
            rows={rows}
            rowHeight={56}
            label={t("title")}
            keyOf={(contact) => contact.id}
            hasMore={query.hasNextPage}
            loadMore={loadMore}
          >
            {(contact) => (
              <PersonRow workspaceSlug={workspaceSlug} contact={contact} action={action?.(contact)} />
            )}
          </VirtualRows>
        </div>
      )}
    </div>
  );
}

function Loading() {
  return (
    <div className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
        <div key={key} className="flex h-14 items-center gap-4 px-4">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="hidden h-4 w-36 sm:block" />
        </div>
      ))}
    </div>
  );
}
