import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { MessageReport } from "@/lib/reports/report.view";

interface PriceHintProps {
  workspaceSlug: string;
  report: MessageReport;
  mayPrice: boolean;
}

/** Why there is no cost, to whoever can change that. */
export function PriceHint({ workspaceSlug, report, mayPrice }: PriceHintProps) {
  const t = useTranslations("reports");
  if (report.mixedCurrencies) return <Notice title={t("mixed")} description={t("mixedLead")} />;
  if (report.totals.cost !== null || report.totals.credits === 0 || !mayPrice) return null;
  return (
    <Notice title={t("noPrice")} description={t("noPriceLead")} className="print:hidden">
      <Button asChild size="sm" variant="secondary">
        <Link href={`/${workspaceSlug}/settings/workspace#credit-price`}>{t("setPrice")}</Link>
      </Button>
    </Notice>
  );
}
