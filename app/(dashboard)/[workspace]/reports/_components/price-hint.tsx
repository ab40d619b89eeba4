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
  const tw = useTranslations("whatsapp-costs");
  const { totals } = report;
  const unpriced = totals.whatsapp.unpriced;
  if (report.mixedCurrencies) return <Notice title={t("mixed")} description={t("mixedLead")} />;
  if (!mayPrice) return null;
  const settings = `/${workspaceSlug}/settings/workspace`;
  return (
    <>
      {totals.cost === null && totals.credits > 0 ? (
        <Notice title={t("noPrice")} description={t("noPriceLead")} className="print:hidden">
          <Button asChild size="sm" variant="secondary">
            <Link href={`${settings}#credit-price`}>{t("setPrice")}</Link>
          </Button>
        </Notice>
      ) : null}
      {unpriced > 0 ? (
        <Notice title={tw("hint.title")} description={tw("hint.lead", { unpriced })} className="print:hidden">
          <Button asChild size="sm" variant="secondary">
            <Link href={`${settings}#whatsapp-prices`}>{tw("check.addCard")}</Link>
          </Button>
        </Notice>
      ) : null}
    </>
  );
}
