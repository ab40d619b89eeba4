import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { InvoiceState } from "@/lib/billing/billing.view";

const TONES = { unpaid: "warning", partly: "warning", paid: "success", void: "neutral" } as const;

export function InvoiceBadge({ state }: { state: InvoiceState }) {
  const t = useTranslations("billing.states");
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
