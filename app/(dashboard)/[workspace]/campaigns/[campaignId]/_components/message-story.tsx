"use client";

import { useTranslations } from "next-intl";
import { useCodeWords } from "@/components/forms/use-code-words";
import type { MessageTimelineView } from "@/lib/campaigns/campaign.view";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { shownStatus } from "@/lib/messages/shown-status.rules";
import { MessageStatusLabel, suppressedBy } from "../../_components/message-status-label";
import { SentMessage } from "../../_components/sent-message";
import { MessageTimeline } from "./message-timeline";

interface MessageStoryProps {
  message: MessageTimelineView;
  /** The campaign's, as it was written. */
  content: MessageContent;
  launchedAt: string | null;
}

/** What became of one message: its state in words, what was sent, and all that happened. */
export function MessageStory({ message, content, launchedAt }: MessageStoryProps) {
  const t = useTranslations("campaigns");
  const words = useCodeWords();
  const word = shownStatus(message);
  const help = word === "suppressed" ? suppressedBy(message.failureCode) : word;
  const held = help === "held" || help === "limited";
  return (
    <div className="flex flex-col gap-6">
      <div>
        <p className="text-base font-medium">
          <MessageStatusLabel {...message} />
        </p>
        <p className="mt-1 text-sm text-muted">
          {t(`messageHelp.${help}`)}
          {message.failureCode && message.status !== "delivered" && !held
            ? ` ${words(message.failureCode)} (${message.failureCode}).`
            : null}
        </p>
      </div>
      <section>
        <h3 className="mb-2 text-xs text-muted">{t("report.drawer.text")}</h3>
        {content.kind === "binary" ? null : (
          <p
            dir="auto"
            className="mb-2 rounded-2xl rounded-es-md bg-bubble px-3 py-2 text-sm break-words whitespace-pre-wrap"
          >
            {message.text}
          </p>
        )}
        <SentMessage message={content} />
        {message.parts > 0 ? (
          <p className="mt-1.5 text-xs text-muted tabular-nums">
            {t(`report.drawer.encodings.${message.encoding}`)} ·{" "}
            {t("compose.meter.parts", { count: message.parts })}
          </p>
        ) : null}
      </section>
      <section>
        <h3 className="mb-3 text-xs text-muted">{t("report.drawer.timeline")}</h3>
        <MessageTimeline message={message} launchedAt={launchedAt} />
      </section>
      <dl className="text-sm">
        <dt className="text-xs text-muted">{t("report.drawer.gatewayId")}</dt>
        <dd className="font-mono text-xs break-all">{message.gatewayMessageId ?? t("report.drawer.noId")}</dd>
      </dl>
    </div>
  );
}
