"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Table, TableBody, TableHead, TableHeader } from "@/components/ui/table";
import type { AuditFilter } from "@/lib/audit/audit.input";
import type { AuditPage } from "@/lib/audit/audit.view";
import { AuditRow } from "./audit-row";
import { THING_SIGN, WHO_SIGN } from "./audit-sentence";

interface AuditTableProps {
  workspaceSlug: string;
  filter: AuditFilter;
  first: AuditPage;
  /** What each action is called in the person's language. */
  words: Record<string, string>;
}

export function AuditTable({ workspaceSlug, filter, first, words }: AuditTableProps) {
  const t = useTranslations("settings.audit");
  const pages = useInfiniteQuery({
    queryKey: ["audit", workspaceSlug, filter],
    initialData: { pages: [first], pageParams: [""] },
    initialPageParam: "",
    staleTime: 60_000,
    getNextPageParam: (last) => last.nextCursor,
    async queryFn({ pageParam, signal }): Promise<AuditPage> {
      const search = new URLSearchParams({ ...filter, ...(pageParam ? { cursor: pageParam } : {}) });
      const response = await fetch(`/api/app/${workspaceSlug}/audit?${search}`, { signal });
      if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail);
      return response.json() as Promise<AuditPage>;
    },
  });
  const entries = pages.data.pages.flatMap((page) => page.data);
  if (entries.length === 0)
    return <EmptyState icon={ScrollText} title={t("empty")} description={t("emptyLead")} />;
  return (
    <Card>
      <Table label={t("table")}>
        <TableHead>
          <tr>
            <TableHeader>{t("when")}</TableHeader>
            <TableHeader>{t("what")}</TableHeader>
            <TableHeader>{t("where")}</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {entries.map((entry) => (
            <AuditRow
              key={entry.id}
              workspaceSlug={workspaceSlug}
              entry={entry}
              words={words[entry.action] ?? `${WHO_SIGN} ${entry.action} ${THING_SIGN}`}
            />
          ))}
        </TableBody>
      </Table>
      {pages.isFetchNextPageError ? <ErrorState onRetry={() => void pages.fetchNextPage()} /> : null}
      <LoadMore
        hasMore={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onLoadMore={() => void pages.fetchNextPage()}
      />
    </Card>
  );
}
