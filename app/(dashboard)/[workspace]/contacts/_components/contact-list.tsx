"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { SavedViews } from "@/app/_components/saved-views/saved-views";
import { ExportMenu } from "@/components/forms/export-menu";
import { FetchError } from "@/components/forms/fetch-error";
import { SearchField } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { ContactFilter } from "@/lib/contacts/contact.input";
import type { ContactView } from "@/lib/contacts/contact.view";
import { fullName } from "@/lib/contacts/contact-name.rules";
import type { Page } from "@/lib/core/page";
import { readablePhone } from "@/lib/core/readable-phone";
import { askExportAction } from "../../actions";
import { ColumnChoice } from "./column-choice";
import { ContactFilters } from "./contact-filters";
import { PersonRow } from "./person-row";
import { SelectionBar } from "./selection-bar";
import { filterParams, useContactFilter } from "./use-contact-filter";
import { usePages } from "./use-pages";
import { useSelection } from "./use-selection";
import { VirtualRows } from "./virtual-rows";

interface ContactListProps {
  workspaceSlug: string;
  listId?: string;
  mayEdit: boolean;
  mayExport: boolean;
  initial: Page<ContactView>;
  initialFilter: ContactFilter;
  /** The fields there are, and those that this person chose to see. */
  columns: { fields: string[]; chosen: string[] };
  empty: ReactNode;
  action?: (contact: ContactView) => ReactNode;
}

/** People of the workspace or of one list, searchable and selectable, as many as there are. */
export function ContactList(props: ContactListProps) {
  const { workspaceSlug, listId, mayEdit, mayExport, initial, initialFilter, columns, empty, action } = props;
  const t = useTranslations("contacts");
  const { filter } = useContactFilter(listId);
  const [shown, setShown] = useState(columns.chosen);
  const selection = useSelection(filter);
  const search = { limit: "100", ...filterParams(filter) };
  const same = JSON.stringify(filterParams(filter)) === JSON.stringify(filterParams(initialFilter));
  const { query, rows } = usePages<ContactView>(
    workspaceSlug,
    "contacts",
    `/api/app/${workspaceSlug}/contacts`,
    search,
    same ? initial : undefined,
  );
  const { fetchNextPage, isFetchingNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const filtered = filter.q !== "" || filter.field !== undefined || filter.list !== listId;
  if (rows.length === 0 && !filtered && !query.isPending && !query.isError) return empty;
  const allShown = rows.length > 0 && rows.every(({ id }) => selection.has(id));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t("searchLabel")} placeholder={t("searchPlaceholder")} />
        <ContactFilters workspaceSlug={workspaceSlug} listId={listId} fields={columns.fields} />
        <ColumnChoice
          workspaceSlug={workspaceSlug}
          fields={columns.fields}
          chosen={shown}
          onChosen={setShown}
        />
        {mayExport ? (
          <ExportMenu
            workspaceSlug={workspaceSlug}
            ask={() => askExportAction(workspaceSlug, {})}
            content="contacts"
            search={filterParams(filter)}
          />
        ) : null}
      </div>
      {listId === undefined ? (
        <SavedViews workspaceSlug={workspaceSlug} place="contacts" filter={filterParams(filter)} />
      ) : null}
      {listId === undefined && mayEdit && filter.q === "" && (filter.field || filter.list) ? (
        <Button asChild variant="ghost" size="sm" className="self-start">
          <Link href={`/${workspaceSlug}/segments/new?${new URLSearchParams(filterParams(filter))}`}>
            {t("saveAsSegment")}
          </Link>
        </Button>
      ) : null}
      {query.isError ? (
        <FetchError title={t("errorTitle")} query={query} />
      ) : query.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState icon={Users} title={t("nothingFound")} description={t("nothingFoundHelp")} />
      ) : (
        <>
          <div className="overflow-hidden rounded-lg border border-line bg-surface">
            {mayEdit ? (
              <div className="flex h-11 items-center border-b border-line bg-sunken px-4">
                <Checkbox
                  label={t("many.selectShown")}
                  checked={allShown ? true : selection.count > 0 ? "indeterminate" : false}
                  onCheckedChange={() =>
                    allShown ? selection.clear() : selection.pick(rows.map(({ id }) => id))
                  }
                />
              </div>
            ) : null}
            <VirtualRows
              rows={rows}
              rowHeight={56}
              label={t("title")}
              keyOf={(contact) => contact.id}
              hasMore={query.hasNextPage}
              loadMore={loadMore}
            >
              {(contact) => (
                <PersonRow
                  workspaceSlug={workspaceSlug}
                  contact={contact}
                  columns={shown}
                  select={
                    mayEdit ? (
                      <Checkbox
                        aria-label={t("many.select", {
                          name: fullName(contact) || readablePhone(contact.phone),
                        })}
                        checked={selection.has(contact.id)}
                        disabled={selection.all}
                        onCheckedChange={() => selection.toggle(contact.id)}
                      />
                    ) : null
                  }
                  action={action?.(contact)}
                />
              )}
            </VirtualRows>
          </div>
          {selection.count > 0 ? (
            <SelectionBar
              workspaceSlug={workspaceSlug}
              filter={filter}
              listId={listId}
              selection={selection}
            />
          ) : null}
        </>
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
