import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Stat, StatGroup } from "@/components/ui/stat";
import type { CreditOverviewView } from "@/lib/credit/credit.view";

interface CreditStripProps {
  workspaceSlug: string;
  accounts: CreditOverviewView[];
}

/** What may still be promised, account by account. Unknown is never shown as zero. */
export function CreditStrip({ workspaceSlug, accounts }: CreditStripProps) {
  const t = useTranslations("credit");
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? t("unknown") : format.number(value));
  return (
    <div className="flex flex-col gap-3">
      {accounts.map((account) => (
        <section key={account.gatewayAccountId} aria-label={account.label}>
          {accounts.length > 1 ? (
            <h2 className="mb-1.5 text-sm font-medium">
              <Link
                className="hover:underline"
                href={`/${workspaceSlug}/credit?account=${account.gatewayAccountId}`}
              >
                {account.label}
              </Link>
            </h2>
          ) : null}
          <StatGroup>
            <Stat
              label={t("available")}
              value={number(account.free)}
              hint={t("availableHint", { planned: account.planned })}
            />
            <Stat label={t("held")} value={format.number(account.held)} hint={t("heldHint")} />
            <Stat
              label={t("balance")}
              value={number(account.remaining)}
              hint={
                account.checkedAt === null ? undefined : (
                  <>
                    {t("checked")} <RelativeTime at={account.checkedAt} />
                  </>
                )
              }
            />
          </StatGroup>
        </section>
      ))}
    </div>
  );
}
