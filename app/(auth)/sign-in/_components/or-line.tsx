import { useTranslations } from "next-intl";

/** Between two ways of doing the same. */
export function OrLine() {
  const t = useTranslations("passkeys");
  return (
    <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {t("or")}
    </p>
  );
}
