"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCodeWords } from "@/components/forms/use-code-words";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { AGAIN_STATUSES } from "@/lib/inbox/conversation.rules";
import type { ReplyView } from "@/lib/inbox/conversation.view";
import { sendAgainAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { SentStatus } from "./sent-status";
import { useInboxAct } from "./use-inbox-act";

interface ReplyBubbleProps {
  setting: InboxSetting;
  conversationId: string;
  reply: ReplyView;
}

/** What we answered, by whom, how far it has come, and why it came no further. */
export function ReplyBubble({ setting, conversationId, reply }: ReplyBubbleProps) {
  const t = useTranslations("inbox");
  const by = reply.automatic ? t("automatic") : reply.by;
  return (
    <div className="flex flex-col items-end gap-1" data-testid="reply">
      <p className="max-w-[85%] rounded-2xl rounded-ee-md bg-accent-soft px-3.5 py-2 text-sm sm:max-w-[75%]">
        <span className="sr-only">
          {reply.automatic ? t("automatic") : t("sentBy", { name: reply.by })}:{" "}
        </span>
        <SafeText text={reply.text} multiline />
      </p>
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 px-1 text-xs text-muted [&_svg]:size-3.5">
        <bdi>{by}</bdi>
        {setting.whatsapp.connected ? <span>{t(`channel.${reply.channel}`)}</span> : null}
        {reply.template === null ? null : <bdi>{t("template", { name: reply.template })}</bdi>}
        <RelativeTime at={reply.at} />
        {reply.parts > 1 ? <span>{t("parts", { count: reply.parts })}</span> : null}
        <SentStatus message={reply} />
      </div>
      <WhyNot setting={setting} conversationId={conversationId} reply={reply} />
    </div>
  );
}

/** Why a reply waits or did not arrive, in words, and what can be done. */
function WhyNot({ setting, conversationId, reply }: ReplyBubbleProps) {
  const t = useTranslations("inbox.again");
  const say = useSay();
  const words = useCodeWords();
  const { act, busy } = useInboxAct(setting.workspaceSlug, conversationId);
  if (reply.waits)
    return (
      <p className="max-w-[85%] px-1 text-end text-xs text-warning">
        {t("waits")} {say(reasonSentence("account", reply.waits))}
      </p>
    );
  if (!AGAIN_STATUSES.some((status) => status === reply.status)) return null;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 px-1 text-xs">
      {reply.failureCode ? (
        <span className="text-danger">
          {words(reply.failureCode)} ({reply.failureCode})
        </span>
      ) : null}
      {reply.sentAgain ? (
        <span className="text-muted">{t("done")}</span>
      ) : setting.may.reply && !reply.automatic ? (
        <Button
          variant="secondary"
          size="sm"
          loading={busy}
          onClick={() =>
            void act(() =>
              sendAgainAction(setting.workspaceSlug, { id: conversationId, messageId: reply.id }),
            )
          }
        >
          <RotateCw aria-hidden="true" />
          {t("send")}
        </Button>
      ) : null}
    </div>
  );
}
