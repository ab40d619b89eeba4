import { useTranslations } from "next-intl";

/** "12 s ago": how old something on the screen is, in as few letters as will do. */
export function useAge(): (seconds: number) => string {
  const t = useTranslations("campaigns.age");
  return (seconds) => {
    if (seconds < 60) return t("seconds", { count: seconds });
    return seconds < 3600
      ? t("minutes", { count: Math.floor(seconds / 60) })
      : t("hours", { count: Math.floor(seconds / 3600) });
  };
}
