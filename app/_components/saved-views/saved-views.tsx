"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Users, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { deleteViewAction } from "@/app/(dashboard)/[workspace]/actions";
import { fetchJson } from "@/components/forms/fetch-json";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { MOST_COUNTED, type ViewPlace } from "@/lib/saved-views/saved-view.rules";
import type { SavedView } from "@/lib/saved-views/saved-view.view";
import { SaveView } from "./save-view";

interface SavedViewsProps {
  workspaceSlug: string;
  place: ViewPlace;
  /** What is filtered by now, as it stands in the address; without what is empty or the default. */
  filter: Record<string, string>;
  className?: string;
}

/** Filters under a name, each with how many it shows, and a way to keep the present one. */
export function SavedViews({ workspaceSlug, place, filter, className }: SavedViewsProps) {
  const t = useTranslations("common.views");
  const pathname = usePathname();
  const client = useQueryClient();
  const queryKey = [workspaceSlug, "saved-views", place];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      fetchJson<{ views: SavedView[] }>(`/api/app/${workspaceSlug}/saved-views?place=${place}`, signal),
  });
  const { act, busy } = useAct({
    withoutFields: true,
    onDone: () => client.invalidateQueries({ queryKey }),
  });
  const views = data?.views ?? [];
  const open = views.find((view) => addressOf(view.filter) === addressOf(filter));
  const canSave = open === undefined && Object.keys(filter).length > 0;
  if (views.length === 0 && !canSave) return null;
  return (
    <div className={cn("flex min-w-0 flex-wrap items-center gap-2", className)}>
      {views.length > 0 ? (
        <ul aria-label={t("label")} className="flex min-w-0 flex-wrap gap-2">
          {views.map((view) => (
            <li key={view.id} className="flex max-w-full min-w-0">
              <Link
                href={`${pathname}?${addressOf(view.filter)}`}
                aria-current={view === open ? "true" : undefined}
                className={cn(
                  "flex h-8 min-w-0 items-center gap-2 rounded-md border border-line px-2.5 text-sm hover:bg-hover",
                  view === open && "border-accent bg-selected font-medium",
                  view === open && view.mine && "rounded-e-none",
                )}
              >
                {view.shared ? (
                  <Users aria-label={t("everybodys")} className="size-3.5 shrink-0 text-muted" />
                ) : null}
                <bdi className="min-w-0 truncate">{view.name}</bdi>
                <Count of={view.count} />
              </Link>
              {view === open && view.mine ? (
                <Button
                  variant="secondary"
                  size="sm"
                  disabled={busy}
                  className="rounded-s-none border-s-0 px-2"
                  aria-label={t("delete", { name: view.name })}
                  onClick={() =>
                    void act(() => deleteViewAction(workspaceSlug, { id: view.id }), t("deleted"))
                  }
                >
                  <X aria-hidden="true" className="size-4" />
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {canSave ? (
        <SaveView
          workspaceSlug={workspaceSlug}
          place={place}
          filter={filter}
          onSaved={() => client.invalidateQueries({ queryKey })}
        >
          <Button variant="ghost" size="sm">
            <Bookmark aria-hidden="true" className="size-4" />
            {t("save")}
          </Button>
        </SaveView>
      ) : null}
    </div>
  );
}

function Count({ of }: { of: number | null }) {
  const t = useTranslations("common.views");
  const format = useFormatter();
  if (of === null) return null;
  return (
    <span className="shrink-0 text-xs text-muted tabular-nums">
      {of > MOST_COUNTED ? t("many", { most: MOST_COUNTED }) : format.number(of)}
    </span>
  );
}

/** A filter as it stands in the address, whatever the order in which it was chosen. */
function addressOf(filter: Record<string, string>): string {
  return new URLSearchParams(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}
