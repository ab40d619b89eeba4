"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { isBelow, useBreakpoint } from "@/components/data-table/use-breakpoint";
import { FetchError } from "@/components/forms/fetch-error";
import { SearchField, useSearch } from "@/components/forms/search-field";
import { useSuppressionWords } from "@/components/forms/use-suppression-words";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PhoneText } from "@/components/ui/phone-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/core/page";
import { readablePhone } from "@/lib/core/readable-phone";
import type { SuppressionView } from "@/lib/suppressions/suppression.view";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { usePages } from "../../contacts/_components/use-pages";
import { VirtualRows } from "../../contacts/_components/virtual-rows";
import { deleteSuppressionAction } from "../actions";

interface SuppressionListProps {
  workspaceSlug: string;
  mayEdit: boolean;
  /** Numbers are shown masked, and found only whole or by the digits shown. */
  masked: boolean;
  initial: Page<SuppressionView>;
  initialSearch: string;
  empty: ReactNode;
}

export function SuppressionList({
  workspaceSlug,
  mayEdit,
  masked,
  initial,
  initialSearch,
  empty,
}: SuppressionListProps) {
  const t = useTranslations("suppressions");
  const [q] = useSearch();
  const [asking, setAsking] = useState<SuppressionView | null>(null);
  const { act } = useContactAct(workspaceSlug, ["suppressions", "contacts"]);
  const url = `/api/app/${workspaceSlug}/suppressions`;
  const { query, rows } = usePages<SuppressionView>(
    workspaceSlug,
    "suppressions",
    url,
    { limit: "100", ...(q ? { q } : {}) },
    q === initialSearch ? initial : undefined,
  );
  const { fetchNextPage, isFetchingNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const words = useSuppressionWords();
  const narrow = isBelow(useBreakpoint(), "sm");
  if (rows.length === 0 && !q && query.isSuccess) return empty;
  return (
    <div className="flex flex-col gap-4">
      <SearchField
        label={t(masked ? "searchLabelMasked" : "searchLabel")}
        placeholder={t(masked ? "searchPlaceholderMasked" : "searchPlaceholder")}
      />
      {query.isError ? (
        <FetchError title={t("errorTitle")} query={query} />
      ) : query.isPending ? (
        <Skeleton className="h-64 w-full" />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={BellOff}
          title={t(masked ? "nothingFoundTitleMasked" : "nothingFound")}
          description={t(masked ? "nothingFoundMasked" : "nothingFoundHelp")}
        />
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <VirtualRows
            rows={rows}
            rowHeight={narrow ? 84 : 56}
            label={t("title")}
            keyOf={(row) => `${keyOf(row)}-${row.createdAt}`}
            hasMore={query.hasNextPage}
            loadMore={loadMore}
          >
            {(row) => (
              <div className="flex h-full items-center gap-4 px-4 text-sm">
                <span className="flex min-w-0 flex-1 flex-col sm:flex-row sm:items-center sm:gap-4">
                  <span className="shrink-0 tabular-nums sm:w-40">
                    <PhoneText phone={row.phone} />
                    {row.whatsappUserId === null ? null : (
                      <bdi className="block text-xs text-muted">{nameOf(row)}</bdi>
                    )}
                  </span>
                  <span className="line-clamp-3 min-w-0 text-xs text-muted sm:block sm:flex-1 sm:truncate">
                    <bdi className="sm:block sm:truncate sm:text-sm sm:text-ink">
                      {words.reason(row.reason)}
                    </bdi>
                    <span className="sm:hidden"> · </span>
                    {row.scope === "all" ? null : <>{t(`scopes.${row.scope}`)} · </>}
                    {words.source(row.source)} · <RelativeTime at={row.createdAt} />
                  </span>
                </span>
                {mayEdit && !row.masked ? (
                  <Button
                    variant="ghost"
                    aria-label={t("removeOne", { phone: nameOf(row) })}
                    onClick={() => setAsking(row)}
                  >
                    {t("remove")}
                  </Button>
                ) : null}
              </div>
            )}
          </VirtualRows>
        </div>
      )}
      <AlertDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        title={t("removeTitle", { phone: asking ? nameOf(asking) : "" })}
        description={t(asking?.scope === "whatsapp" ? "removeBodyWhatsapp" : "removeBody", {
          reason: words.reason(asking?.reason ?? ""),
        })}
        confirm={t("removeConfirm")}
        dismiss={t("keep")}
        tone="danger"
        onConfirm={() => {
          if (asking)
            void act(() => deleteSuppressionAction(workspaceSlug, { phone: keyOf(asking) }), t("removed"));
        }}
      />
    </div>
  );
}

const keyOf = ({ phone, whatsappUserId }: SuppressionView) => whatsappUserId ?? phone;

/** Whoever has no number here is told from others by the end of their id. */
const nameOf = ({ phone, whatsappUserId }: SuppressionView) =>
  whatsappUserId === null ? readablePhone(phone) : `WhatsApp · ${whatsappUserId.slice(-6)}`;
