import { ArrowRightLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { MovedCreditView } from "@/lib/inbox/conversation.view";

/** Credit that reached the customer who writes: one line, where it happened in the conversation. */
export function MovedLine({ moved }: { moved: MovedCreditView }) {
  const t = useTranslations("inbox.moved");
  return (
    <p
      className="flex flex-wrap items-center justify-center gap-x-2 text-xs text-muted"
      data-testid="moved-credit"
    >
      <ArrowRightLeft aria-hidden="true" className="size-3.5" />
      <SafeText text={t("line", { credits: moved.credits, customer: moved.customer })} />
      <RelativeTime at={moved.at} />
    </p>
  );
}
