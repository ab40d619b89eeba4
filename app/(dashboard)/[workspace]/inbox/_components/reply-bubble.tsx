"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ReplyView } from "@/lib/inbox/conversation.view";

/** What we answered, and how far it has come. */
export function ReplyBubble({ reply }: { reply: ReplyView }) {
  const t = useTranslations("inbox");
  const words = useTranslations("campaigns");
  const status = reply.status === "sent" && !reply.tracked ? "untracked" : reply.status;
  return (
    <div className="flex flex-col items-end gap-1" data-testid="reply">
      <p className="max-w-[85%] rounded-2xl rounded-ee-md bg-accent-soft px-3.5 py-2 text-sm sm:max-w-[75%]">
        <span className="sr-only">
          {reply.automatic ? t("automatic") : t("sentBy", { name: reply.by })}:{" "}
        </span>
        <SafeText text={reply.text} multiline />
      </p>
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 px-1 text-xs text-muted [&_svg]:size-3.5">
        <bdi>{reply.automatic ? t("automatic") : reply.by}</bdi>
        <RelativeTime at={reply.at} />
        {reply.parts > 1 ? <span>{t("parts", { count: reply.parts })}</span> : null}
        <span className="[&_span]:text-xs">
          <StatusBadge
            status={status}
            label={words(`message.${status}`)}
            help={words(`messageHelp.${status}`)}
          />
        </span>
      </div>
    </div>
  );
}
