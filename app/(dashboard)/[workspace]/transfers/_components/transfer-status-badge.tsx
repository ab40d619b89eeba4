import { Ban, CircleCheck, CircleHelp, CircleX, Clock, LoaderCircle, UserCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { TransferView } from "@/lib/transfers/transfer.view";

const LOOK = {
  awaiting_approval: { icon: UserCheck, tone: "warning" },
  pending: { icon: Clock, tone: "info" },
  sending: { icon: LoaderCircle, tone: "info" },
  succeeded: { icon: CircleCheck, tone: "success" },
  refused: { icon: CircleX, tone: "danger" },
  unresolved: { icon: CircleHelp, tone: "warning" },
  canceled: { icon: Ban, tone: "neutral" },
} as const;

export function TransferStatusBadge({ transfer }: { transfer: Pick<TransferView, "status" | "asking"> }) {
  const t = useTranslations("transfers");
  const { icon: Icon, tone } = transfer.asking ? LOOK.unresolved : LOOK[transfer.status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className="size-3.5" />
      {transfer.asking ? t("asking") : t(`status.${transfer.status}`)}
    </Badge>
  );
}
