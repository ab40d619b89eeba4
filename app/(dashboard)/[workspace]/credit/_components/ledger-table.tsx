"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { LedgerLineView } from "@/lib/credit/credit.view";

interface Page {
  data: LedgerLineView[];
  nextCursor: string | null;
}

interface LedgerTableProps {
  workspaceSlug: string;
  gatewayAccountId: string;
  initial: Page;
  unexplained: number;
  difference: number;
  /** When every line was last recomputed against the one before it. */
  checkedAt: string | null;
}

const KINDS = [
  "opening",
  "transfer.held",
  "transfer.released",
  "transfer.succeeded",
  "sends",
  "unexplained",
] as const;

/**
 * One line for each journal with the balance after it; what nothing of ours explains stands on its
 * own, above and in the lines.
 */
export function LedgerTable({
  workspaceSlug,
  gatewayAccountId,
  initial,
  unexplained,
  difference,
  checkedAt,
}: LedgerTableProps) {
  const t = useTranslations("credit");
  const format = useFormatter();
  const query = useInfiniteQuery({
    queryKey: [workspaceSlug, "ledger", gatewayAccountId, initial.data[0]?.journal ?? ""],
    queryFn: ({ pageParam }) => loadPage(workspaceSlug, gatewayAccountId, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [initial], pageParams: [""] },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const lines = query.data.pages.flatMap((page) => page.data);
  const signed = (value: number) => (value === 0 ? "–" : format.number(value, { signDisplay: "always" }));
  return (
    <Card>
      <CardHeader title={t("ledger")} description={t("ledgerHelp")} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-y border-line bg-sunken px-4 py-3 text-sm sm:px-5">
        <div className="min-w-0">
          <p className="font-medium">{t("unexplained")}</p>
          <p className="text-muted">
            {unexplained === 0 && difference === 0 ? t("unexplainedZero") : t("unexplainedHelp")}
          </p>
          {difference === 0 ? null : <p>{t("difference", { difference })}</p>}
        </div>
        <p className="text-lg font-semibold tabular-nums">{unexplained === 0 ? "0" : signed(unexplained)}</p>
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
                {t("heldChange")}
              </TableHeader>
              <TableHeader numeric>{t("change")}</TableHeader>
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
                  <p className="text-xs text-muted sm:hidden">
                    <RelativeTime at={line.at} />
                  </p>
                </TableCell>
                <TableCell numeric className="text-muted max-sm:hidden">
                  {signed(line.held)}
                </TableCell>
                <TableCell numeric>{signed(line.change)}</TableCell>
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
      {query.hasNextPage ? (
        <div className="flex justify-center border-t border-line p-3">
          <Button
            variant="secondary"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </div>
      ) : null}
    </Card>
  );

  function kindOf(kind: string): string {
    const known = KINDS.find((each) => each === kind);
    return known ? t(`kind.${known.replace(".", "_") as "opening"}`) : kind;
  }
}

async function loadPage(workspaceSlug: string, gatewayAccountId: string, cursor: string): Promise<Page> {
  const search = new URLSearchParams({ gatewayAccountId, ...(cursor ? { cursor } : {}) });
  const response = await fetch(`/api/app/${workspaceSlug}/credit/ledger?${search}`, { cache: "no-store" });
  if (!response.ok) throw new Error(response.statusText);
  return (await response.json()) as Page;
}
