import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { WebhookState } from "@/lib/webhooks/webhook.view";

const TONE = { active: "success", failing: "warning", paused: "neutral", disabled: "danger" } as const;

export function WebhookStateBadge({ state }: { state: WebhookState }) {
  const t = useTranslations("webhooks.states");
  return <Badge tone={TONE[state]}>{t(state)}</Badge>;
}
