import { CirclePause, CirclePlay, CircleStop } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { RecurringView } from "@/lib/recurring/recurring.view";

const LOOK = {
  active: { tone: "success", icon: CirclePlay },
  paused: { tone: "warning", icon: CirclePause },
  ended: { tone: "neutral", icon: CircleStop },
} as const;

export function RecurringBadge({ status }: { status: RecurringView["status"] }) {
  const t = useTranslations("recurring.status");
  return <Badge {...LOOK[status]}>{t(status)}</Badge>;
}
