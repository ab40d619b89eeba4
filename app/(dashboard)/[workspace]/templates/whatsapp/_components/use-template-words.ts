import { useTranslations } from "next-intl";

/** WhatsApp's own words as people know them; one that is not known yet stands as it came. */
export function useTemplateWords() {
  const t = useTranslations("whatsapp-templates");
  return {
    status: (value: string) => (isOf(STATUSES, value) ? t(`status.${value}`) : value),
    category: (value: string) => (isOf(CATEGORIES, value) ? t(`category.${value}`) : value),
    quality: (value: string) => (isOf(QUALITIES, value) ? t(`quality.${value}`) : value),
    format: (value: string) => (isOf(FORMATS, value) ? t(`format.${value}`) : value),
  };
}

const STATUSES = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "PENDING_DELETION",
] as const;
const CATEGORIES = ["MARKETING", "UTILITY", "AUTHENTICATION"] as const;
const QUALITIES = ["GREEN", "YELLOW", "RED", "UNKNOWN"] as const;
const FORMATS = ["image", "video", "document", "location"] as const;

function isOf<Value extends string>(list: readonly Value[], value: string): value is Value {
  return (list as readonly string[]).includes(value);
}
