"use client";

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { type Figures, NO_CAMPAIGN_KEY } from "@/lib/reports/report.rules";
import type { MessageReport, ReportRow, ReportTotals } from "@/lib/reports/report.view";
import { useChargeCost } from "./use-charge-cost";
import { useMoney } from "./use-money";
import { useStepName } from "./use-step-name";

/** A page shows so many lines; a file has them all. */
const MOST_LINES = 400;

const FIRST = ["sent", "delivered"] as const;
const LAST = ["failed", "waiting", "untracked", "replies", "optOuts", "credits"] as const;

const isEmpty = (row: Figures) => row.sent + row.failed + row.replies + row.optOuts === 0;

/** The numbers themselves, with their sum. */
export function ReportTable({ workspaceSlug, report }: { workspaceSlug: string; report: MessageReport }) {
  const t = useTranslations("reports");
  const { formatNumber, formatShare } = useNumberFormat();
  const money = useMoney(report.currency);
  const name = useStepName(report.by);
  const { data, totals, by } = report;
  // Only WhatsApp tells it.
  const last = totals.read > 0 ? (["read", ...LAST] as const) : LAST;
  const tw = useTranslations("whatsapp-costs.report");
  const costOf = useChargeCost();
  const byWhatsApp = totals.whatsapp.charged + totals.whatsapp.free > 0;
  const lines = data.slice(0, MOST_LINES);
  const share = ({ sent, untracked, delivered }: Figures) => formatShare(delivered, sent - untracked);
  const cells = (row: ReportRow | ReportTotals) => (
    <>
      {FIRST.map((column) => (
        <TableCell key={column} numeric>
          {formatNumber(row[column])}
        </TableCell>
      ))}
      <TableCell numeric className="text-muted">
        {share(row)}
      </TableCell>
      {last.map((column) => (
        <TableCell key={column} numeric>
          {formatNumber(row[column])}
        </TableCell>
      ))}
      <TableCell numeric>{money(row.cost)}</TableCell>
      {byWhatsApp ? <TableCell numeric>{costOf(row.whatsapp)}</TableCell> : null}
    </>
  );
  if (data.length === 0)
    return (
      <Card>
        <EmptyState title={t("nothing")} description={t("nothingLead")} />
      </Card>
    );
  return (
    <Card>
      <CardHeader title={t(`table.${by}`)} />
      <Table label={t(`table.${by}`)}>
        <TableHead>
          <TableRow>
            <TableHeader className="text-start">{t(`by.${by}`)}</TableHeader>
            {[...FIRST, "share" as const, ...last, "cost" as const].map((column) => (
              <TableHeader key={column} numeric>
                {t(column)}
              </TableHeader>
            ))}
            {byWhatsApp ? <TableHeader numeric>{tw("title")}</TableHeader> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((row) => (
            <TableRow key={row.key} className={isEmpty(row) ? "text-muted" : undefined}>
              <TableCell className="min-w-32 max-w-80 sticky start-0 bg-surface">
                {by === "campaign" && row.key !== NO_CAMPAIGN_KEY ? (
                  <Link className="hover:underline" href={`/${workspaceSlug}/campaigns/${row.key}`}>
                    {row.name}
                  </Link>
                ) : (
                  name(row)
                )}
              </TableCell>
              {cells(row)}
            </TableRow>
          ))}
          <TableRow className="font-semibold">
            <TableCell>{t("total")}</TableCell>
            {cells(totals)}
          </TableRow>
        </TableBody>
      </Table>
      {data.length > lines.length ? (
        <p className="px-5 py-3 text-muted">{t("moreLines", { count: data.length - lines.length })}</p>
      ) : null}
    </Card>
  );
}
