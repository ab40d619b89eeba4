import { useTranslations } from "next-intl";
import { readablePhone } from "@/lib/core/readable-phone";

/** What stands where a number was, after the time that the workspace keeps it. */
const ERASED = /^x[0-9a-f]{32}/;

/**
 * A phone number to be read: grouped, never broken, and left to right in any text. Masked numbers
 * stay as they are; erased ones say so, and so does one that nobody has told.
 */
export function PhoneText({ phone, className }: { phone: string; className?: string }) {
  const t = useTranslations("common");
  if (phone === "") return <span className={`text-muted ${className ?? ""}`}>{t("noPhone")}</span>;
  if (ERASED.test(phone)) return <span className={`text-muted ${className ?? ""}`}>{t("erasedPhone")}</span>;
  return (
    <bdi dir="ltr" className={`whitespace-nowrap tabular-nums ${className ?? ""}`}>
      {readablePhone(phone)}
    </bdi>
  );
}
