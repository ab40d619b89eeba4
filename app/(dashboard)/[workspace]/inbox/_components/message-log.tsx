"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ScheduledReplyView } from "@/lib/inbox/scheduled-reply.view";
import { InboundBubble } from "./inbound-bubble";
import type { InboxSetting } from "./inbox-setting";
import { MovedLine } from "./moved-line";
import { NoteBubble } from "./note-bubble";
import { ReplyBubble } from "./reply-bubble";
import { ScheduledReplies } from "./scheduled-replies";
import { SentLine } from "./sent-line";
import type { ThreadEntry } from "./use-thread";

interface MessageLogProps {
  setting: InboxSetting;
  conversationId: string;
  entries: ThreadEntry[];
  /** Replies that wait for their time. */
  scheduled: readonly ScheduledReplyView[];
  /** Null: the beginning is shown. */
  earlier: { loading: boolean; load: () => void } | null;
}

/** How far from the end somebody may be and still be taken along when something new comes. */
const NEAR_PX = 120;

/**
 * What was said, oldest first. It opens at its end, stays where the reader is, and follows new
 * texts only for who reads at the end.
 */
export function MessageLog({ setting, conversationId, entries, scheduled, earlier }: MessageLogProps) {
  const t = useTranslations("inbox");
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<{ height: number; top: number; first: string } | null>(null);
  const keyOf = (entry: ThreadEntry) => `${entry.direction}-${entry.id}`;
  const first = entries[0] ? keyOf(entries[0]) : "";
  const last = entries.at(-1);
  const end = last ? keyOf(last) : "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is kept when what is shown changes at either end.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    const wasNearEnd = was === null || was.height - was.top - element.clientHeight < NEAR_PX;
    if (was !== null && was.first !== first && !wasNearEnd)
      element.scrollTop = was.top + (element.scrollHeight - was.height);
    else if (wasNearEnd) element.scrollTop = element.scrollHeight;
    before.current = { height: element.scrollHeight, top: element.scrollTop, first };
  }, [first, end, entries.length, scheduled.length]);

  return (
    <section
      ref={box}
      tabIndex={0}
      aria-label={t("messages")}
      className="scroll-thin min-h-0 flex-1 overflow-y-auto px-4 py-4 focus-visible:outline-offset-[-2px]"
      onScroll={(event) => {
        if (before.current) before.current.top = event.currentTarget.scrollTop;
      }}
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        {earlier ? (
          <Button
            variant="secondary"
            size="sm"
            className="self-center"
            loading={earlier.loading}
            onClick={earlier.load}
          >
            {t("earlier")}
          </Button>
        ) : (
          <p className="text-center text-xs text-muted">{t("beginning")}</p>
        )}
        <ol className="flex flex-col gap-4">
          {entries.map((entry) => (
            <li key={keyOf(entry)}>
              {entry.direction === "in" ? (
                <InboundBubble setting={setting} conversationId={conversationId} message={entry} />
              ) : entry.direction === "out" ? (
                <ReplyBubble setting={setting} conversationId={conversationId} reply={entry} />
              ) : entry.direction === "sent" ? (
                <SentLine setting={setting} sent={entry} />
              ) : entry.direction === "moved" ? (
                <MovedLine moved={entry} />
              ) : (
                <NoteBubble note={entry} />
              )}
            </li>
          ))}
        </ol>
        <ScheduledReplies setting={setting} conversationId={conversationId} replies={scheduled} />
      </div>
    </section>
  );
}
