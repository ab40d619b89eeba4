"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { LedgerLineView } from "@/lib/credit/credit.view";
import { LEDGER_KINDS } from "@/lib/credit/ledger.rules";
import { ExplainDialog } from "./explain-dialog";

interface Page {
  data: LedgerLineView[];
  nextCursor: string | null;
}

interface LedgerTableProps {
  workspaceSlug: string;
  gatewayAccountId: string;
  initial: Page;
  /** Rises and falls that nobody has explained, apart. */
  risen: number;
  fallen: number;
  difference: number;
  mayExplain: boolean;
  today: string;
  /** When every line was last recomputed against the one before it. */
  checkedAt: string | null;
}

/**
 * One line for each journal with the balance after it; what nothing of ours explains stands on its
 * own, above and in the lines.
 */
export function LedgerTable({
  workspaceSlug,
  gatewayAccountId,
  initial,
  risen,
  fallen,
  difference,
  mayExplain,
  today,
  checkedAt,
}: LedgerTableProps) {
  const t = useTranslations("credit");
  const format = useFormatter();
  const [reserved, setReserved] = useState(false);
  const [explained, setExplained] = useState<LedgerLineView | null>(null);
  const query = useInfiniteQuery({
    queryKey: [workspaceSlug, "ledger", gatewayAccountId, reserved, seenOf(initial)],
    queryFn: ({ pageParam }) => loadPage(workspaceSlug, gatewayAccountId, reserved, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...(reserved ? {} : { initialData: { pages: [initial], pageParams: [""] } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const lines = query.data?.pages.flatMap((page) => page.data) ?? [];
  const signed = (value: number) => (value === 0 ? "0" : format.number(value, { signDisplay: "always" }));
  return (
    <Card>
      <CardHeader title={t("ledger")} description={t("ledgerHelp")} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-y border-line bg-sunken px-4 py-3 text-sm sm:px-5">
        <div className="min-w-0">
          <p className="font-medium">{t("unexplained")}</p>
          <p className="text-muted">
            {risen + fallen === 0 && difference === 0 ? t("unexplainedZero") : t("unexplainedHelp")}
          </p>
          {difference === 0 ? null : <p>{t("difference", { difference })}</p>}
        </div>
        <div className="text-end tabular-nums">
          <p className="text-lg font-semibold">{signed(risen - fallen + difference)}</p>
          {risen + fallen === 0 ? null : (
            <p className="text-muted">
              {t("risen", { risen })} · {t("fallen", { fallen })}
            </p>
          )}
        </div>
      </div>
      <div className="px-4 py-2 sm:px-5">
        <Checkbox
          label={t("showReserved")}
          checked={reserved}
          onCheckedChange={(on) => setReserved(on === true)}
        />
      </div>
      {lines.length === 0 ? (
        <p className="px-5 py-8 text-center text-sm text-muted">{t("emptyLedger")}</p>
      ) : (
        <Table label={t("ledger")}>
          <TableHead>
            <tr>
              <TableHeader className="max-sm:hidden">{t("at")}</TableHeader>
              <TableHeader>{t("what")}</TableHeader>
              <TableHeader numeric className="max-sm:hidden">
                {t("in")}
              </TableHeader>
              <TableHeader numeric className="max-sm:hidden">
                {t("out")}
              </TableHeader>
              <TableHeader numeric className="sm:hidden">
                {t("inOrOut")}
              </TableHeader>
              <TableHeader numeric>{t("after")}</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.journal}>
                <TableCell className="text-muted max-sm:hidden">
                  <RelativeTime at={line.at} />
                </TableCell>
                <TableCell className="min-w-36">
                  <p className="font-medium">{kindOf(line.kind)}</p>
                  <p className="text-muted">{line.description}</p>
                  {line.change === 0 && line.held !== 0 ? (
                    <p className="text-muted tabular-nums">{signed(line.held)}</p>
                  ) : null}
                  {line.open === 0 ? null : (
                    <p className="flex flex-wrap items-center gap-x-2 text-warning">
                      {t("open")}
                      {mayExplain ? (
                        <Button variant="link" size="sm" onClick={() => setExplained(line)}>
                          {t("explain")}
                        </Button>
                      ) : null}
                    </p>
                  )}
                  <p className="text-xs text-muted sm:hidden">
                    <RelativeTime at={line.at} />
                  </p>
                </TableCell>
                <TableCell numeric className="max-sm:hidden">
                  {line.change > 0 ? format.number(line.change) : null}
                </TableCell>
                <TableCell numeric className="max-sm:hidden">
                  {line.change < 0 ? format.number(-line.change) : null}
                </TableCell>
                <TableCell numeric className="sm:hidden">
                  {line.change === 0 ? null : signed(line.change)}
                </TableCell>
                <TableCell numeric className="font-medium">
                  {format.number(line.balance)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {checkedAt === null ? null : (
        <p className="border-t border-line px-4 py-3 text-xs text-muted sm:px-5">
          {t("chain")} <RelativeTime at={checkedAt} />
        </p>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
      {explained ? (
        <ExplainDialog
          workspaceSlug={workspaceSlug}
          line={explained}
          today={today}
          onClose={() => setExplained(null)}
        />
      ) : null}
    </Card>
  );

  function kindOf(kind: string): string {
    const known = LEDGER_KINDS.find((each) => each === kind);
    return known ? t(`kind.${known.replace(".", "_") as "opening"}`) : kind;
  }
}

/** What the page brought: other lines, or another line explained. */
function seenOf({ data }: Page): string {
  return `${data[0]?.journal ?? ""} ${data.filter((line) => line.open !== 0).length}`;
}

async function loadPage(
  workspaceSlug: string,
  gatewayAccountId: string,
  reserved: boolean,
  cursor: string,
): Promise<Page> {
  const search = new URLSearchParams({
    gatewayAccountId,
    reserved: String(reserved),
    ...(cursor ? { cursor } : {}),
  });
  const response = await fetch(`/api/app/${workspaceSlug}/credit/ledger?${search}`, { cache: "no-store" });
  if (!response.ok) throw new Error(response.statusText);
  return (await response.json()) as Page;
}
