import { useTranslations } from "next-intl";
import type { Retry } from "@/lib/retries/retry.rules";

/** Who is tried again, after how long and how often, as a sentence. */
export function useRetryWords(): (retry: Retry) => string {
  const t = useTranslations("campaigns.retry");
  return ({ afterHours, times }) => t("rule", { hours: afterHours, times });
}
