import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { type Showable, shownStatus } from "@/lib/messages/shown-status.rules";

/** How far a text of ours has come. */
export function SentStatus({ message }: { message: Showable }) {
  const words = useTranslations("campaigns");
  const said = shownStatus(message);
  return (
    <span className="[&_span]:text-xs">
      <StatusBadge status={said} label={words(`message.${said}`)} help={words(`messageHelp.${said}`)} />
    </span>
  );
}
