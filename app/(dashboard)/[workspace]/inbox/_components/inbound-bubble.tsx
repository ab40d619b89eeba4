"use client";

import { Bell, BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { InboundMessageView } from "@/lib/inbox/conversation.view";
import { decideReviewAction } from "../actions";
import { InboundMedia, withoutMark } from "./inbound-media";
import type { InboxSetting } from "./inbox-setting";
import { RawDialog } from "./raw-dialog";
import { useInboxAct } from "./use-inbox-act";

interface InboundBubbleProps {
  setting: InboxSetting;
  conversationId: string;
  message: InboundMessageView;
}

/** A customer's text: words only, whatever they hold, with what was made of it. */
export function InboundBubble({ setting, conversationId, message }: InboundBubbleProps) {
  const t = useTranslations("inbox");
  const [raw, setRaw] = useState(false);
  const { id, at, repeats, keyword, review, sign, readable, parts, media } = message;
  const text = media === null ? message.text : withoutMark(message.text, media);
  return (
    <div className="flex flex-col items-start gap-1" data-testid="inbound">
      {media === null ? null : (
        <InboundMedia
          workspaceSlug={setting.workspaceSlug}
          conversationId={conversationId}
          messageId={id}
          media={media}
        />
      )}
      {media !== null && text === "" ? null : (
        <p className="max-w-[85%] rounded-2xl rounded-es-md bg-bubble px-3.5 py-2 text-sm sm:max-w-[75%]">
          <span className="sr-only">{t("received")}: </span>
          {text === "" ? (
            <span className="text-muted">{t("noText")}</span>
          ) : readable ? (
            <SafeText text={text} multiline />
          ) : (
            <code className="font-mono break-all">
              <SafeText text={text} multiline />
            </code>
          )}
        </p>
      )}
      {readable ? null : <p className="px-1 text-xs text-warning">{t("unread.label")}</p>}
      {review === "waiting" ? (
        <ReviewBar setting={setting} conversationId={conversationId} message={message} />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-1 text-xs text-muted">
        {setting.whatsapp.connected ? <span>{t(`channel.${message.channel}`)}</span> : null}
        <RelativeTime at={at} />
        {repeats.length > 0 ? <span>{t("repeats", { count: repeats.length })}</span> : null}
        {keyword ? (
          <span className="flex items-center gap-1 font-medium text-ink">
            {keyword === "stop" ? (
              <BellOff aria-hidden="true" className="size-3.5" />
            ) : (
              <Bell aria-hidden="true" className="size-3.5" />
            )}
            {t(`keyword.${keyword}`)}
          </span>
        ) : null}
        {sign && review !== "waiting" ? <span>{t(`sign.${sign.kind}`, { words: sign.words })}</span> : null}
        {parts ? (
          <span>
            {parts.come.length < parts.total
              ? t("unread.parts", { come: parts.come.length, total: parts.total })
              : t("unread.whole", { total: parts.total })}
          </span>
        ) : null}
        {review === "stopped" || review === "dismissed" ? <span>{t(`review.${review}`)}</span> : null}
        {text === "" ? null : <CopyButton value={text} what={t("textToCopy")} className="size-6" />}
        <button
          type="button"
          className="min-h-6 rounded-sm underline-offset-2 hover:text-ink hover:underline"
          onClick={() => setRaw(true)}
        >
          {t("raw.open")}
        </button>
      </div>
      {raw ? (
        <RawDialog
          workspaceSlug={setting.workspaceSlug}
          conversationId={conversationId}
          messageIds={[
            ...(parts?.come.map((part) => part.id) ?? [id]),
            ...repeats.map((repeat) => repeat.id),
          ]}
          onClose={() => setRaw(false)}
        />
      ) : null}
    </div>
  );
}

/** A near miss: a person says what was meant. */
function ReviewBar({ setting, conversationId, message: { id: messageId, sign } }: InboundBubbleProps) {
  const t = useTranslations("inbox.review");
  const signs = useTranslations("inbox.sign");
  const { act, busy } = useInboxAct(setting.workspaceSlug, conversationId);
  const decide = (decision: "stopped" | "dismissed") =>
    void act(
      () => decideReviewAction(setting.workspaceSlug, { id: conversationId, messageId, decision }),
      t(decision === "stopped" ? "stopDone" : "dismissDone"),
    );
  return (
    <div className="my-1 flex max-w-full flex-wrap items-center gap-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2 text-sm">
      <span className="flex flex-col">
        <span className="font-medium">{t("question")}</span>
        <span className="text-xs text-muted">
          {sign ? `${signs(sign.kind, { words: sign.words })}. ` : ""}
          {t("hold")}
        </span>
      </span>
      {setting.may.reply ? (
        <span className="flex flex-wrap gap-2">
          <Button variant="secondary" size="sm" disabled={busy} onClick={() => decide("stopped")}>
            {t("stop")}
          </Button>
          <Button variant="secondary" size="sm" disabled={busy} onClick={() => decide("dismissed")}>
            {t("dismiss")}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
