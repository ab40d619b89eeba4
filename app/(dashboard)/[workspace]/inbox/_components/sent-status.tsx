import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MessageStatus } from "@/lib/messages/message.rules";

/** How far a text of ours has come. */
export function SentStatus({ status, tracked }: { status: MessageStatus; tracked: boolean }) {
  const words = useTranslations("campaigns");
  const said = status === "sent" && !tracked ? "untracked" : status;
  return (
    <span className="[&_span]:text-xs">
      <StatusBadge status={said} label={words(`message.${said}`)} help={words(`messageHelp.${said}`)} />
    </span>
  );
}
