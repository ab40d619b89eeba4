"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Link } from "@/components/ui/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { sayShortTime } from "@/lib/campaigns/schedule.rules";
import { sayTold } from "@/lib/core/kept-sentence";
import type { RecurringRunView } from "@/lib/recurring/recurring.view";
import { CampaignStatusBadge } from "../../../_components/campaign-status-badge";

interface RunsProps {
  workspaceSlug: string;
  timeZone: string;
  runs: RecurringRunView[];
}

/** What became of each time that came: its own report, or why it was skipped. */
export function Runs({ workspaceSlug, timeZone, runs }: RunsProps) {
  const t = useTranslations("recurring.runs");
  const locale = useLocale();
  const say = useSay();
  const number = useNumberFormat();
  return (
    <section aria-labelledby="runs-title" className="flex flex-col gap-3">
      <h2 id="runs-title" className="text-sm font-medium">
        {t("title")}
      </h2>
      {runs.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <div className="rounded-lg border border-line bg-surface">
          <Table label={t("title")}>
            <TableHead>
              <TableRow>
                <TableHeader>{t("due")}</TableHeader>
                <TableHeader>{t("became")}</TableHeader>
                <TableHeader numeric>{t("recipients")}</TableHeader>
                <TableHeader numeric>{t("delivered")}</TableHeader>
                <TableHeader numeric>{t("failed")}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {runs.map(({ occurrence, dueAt, outcome, problem, campaign }) => (
                <TableRow key={occurrence}>
                  <TableCell className="whitespace-nowrap tabular-nums">
                    {campaign ? (
                      <Link
                        className="underline underline-offset-2"
                        href={`/${workspaceSlug}/campaigns/${campaign.id}`}
                      >
                        {sayShortTime(dueAt, timeZone, locale)}
                      </Link>
                    ) : (
                      sayShortTime(dueAt, timeZone, locale)
                    )}
                  </TableCell>
                  <TableCell>
                    {campaign ? (
                      <CampaignStatusBadge campaign={campaign} />
                    ) : (
                      <span>
                        {t(`outcome.${outcome}`)}
                        {problem === null ? null : (
                          <span className="block text-muted">{sayTold(problem, say)}</span>
                        )}
                      </span>
                    )}
                  </TableCell>
                  {[campaign?.recipients, campaign?.delivered, campaign?.failed].map((figure, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move.
                    <TableCell key={n} numeric>
                      {figure === undefined ? "–" : number.formatNumber(figure)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  );
}
