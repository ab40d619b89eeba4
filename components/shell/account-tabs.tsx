import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

interface AccountTabsProps {
  accounts: { id: string; label: string }[];
  selected: string;
}

/** Which account is looked at; the choice is in the address. Nothing when there is only one. */
export function AccountTabs({ accounts, selected }: AccountTabsProps) {
  const t = useTranslations("credit");
  if (accounts.length < 2) return null;
  return (
    <nav aria-label={t("account")} className="scroll-thin overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {accounts.map((account) => (
          <li key={account.id}>
            <Link
              href={`?account=${account.id}`}
              aria-current={account.id === selected ? "page" : undefined}
              className={cn(
                "-mb-px block border-b-2 px-3 py-2 text-sm",
                account.id === selected
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {account.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
