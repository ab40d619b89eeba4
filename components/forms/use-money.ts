import { useLocale } from "next-intl";
import { showDay, showMoney, showPrice } from "@/lib/core/money";

/** Money and days as the language of this page writes them. */
export function useMoney() {
  const locale = useLocale();
  return {
    money: (amount: string, currency: string) => showMoney(locale, amount, currency),
    price: (amount: string, currency: string) => showPrice(locale, amount, currency),
    day: (day: string) => showDay(locale, day),
  };
}
