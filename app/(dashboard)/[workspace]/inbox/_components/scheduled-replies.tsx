"use client";

import { CalendarClock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useSay } from "@/components/forms/use-say";
import { announce } from "@/components/live/live-announcer";
import { Button } from "@/components/ui/button";
import { SafeText } from "@/components/ui/safe-text";
import { sayShortTime } from "@/lib/campaigns/schedule.rules";
import { sayTold } from "@/lib/core/kept-sentence";
import type { ScheduledReplyView } from "@/lib/inbox/scheduled-reply.view";
import { cancelScheduledAction, changeScheduledAction, sendScheduledNowAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { SendLater } from "./send-later";
import { useInboxAct } from "./use-inbox-act";

interface ScheduledRepliesProps {
  setting: InboxSetting;
  conversationId: string;
  replies: readonly ScheduledReplyView[];
}

/** Below what was said: what is going to be, and what could not be sent when its time came. */
export function ScheduledReplies({ setting, conversationId, replies }: ScheduledRepliesProps) {
  const t = useTranslations("inbox.later");
  if (replies.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mt-4">
      <ul className="flex flex-col gap-3">
        {replies.map((reply) => (
          <li key={reply.id}>
            <Scheduled setting={setting} conversationId={conversationId} reply={reply} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ScheduledProps {
  setting: InboxSetting;
  conversationId: string;
  reply: ScheduledReplyView;
}

function Scheduled({ setting, conversationId, reply }: ScheduledProps) {
  const t = useTranslations("inbox.later");
  const channels = useTranslations("inbox.channel");
  const say = useSay();
  const locale = useLocale();
  const { workspaceSlug, timeZone } = setting;
  const { act, busy } = useInboxAct(workspaceSlug, conversationId);
  const [changing, setChanging] = useState(false);
  const waiting = reply.status === "waiting";
  const scheduledId = reply.id;
  const when = sayShortTime(reply.sendAt, timeZone, locale);
  return (
    <div className="flex flex-col items-end gap-1" data-testid="scheduled-reply">
      <p className="max-w-[85%] rounded-2xl rounded-ee-md border border-dashed border-line-strong px-3.5 py-2 text-sm sm:max-w-[75%]">
        <SafeText text={reply.text} multiline />
      </p>
      <p className="flex flex-wrap items-center justify-end gap-x-2 px-1 text-xs text-muted [&_svg]:size-3.5">
        <CalendarClock aria-hidden="true" />
        <bdi>{reply.by}</bdi>
        {setting.whatsapp.connected && reply.channel ? <span>{channels(reply.channel)}</span> : null}
        <span className={waiting ? undefined : "text-danger"}>
          {t(waiting ? "for" : "notSent", { when })}
        </span>
      </p>
      {reply.reason === null ? null : (
        <p className="max-w-[85%] px-1 text-end text-xs text-danger">{sayTold(reply.reason, say)}</p>
      )}
      {waiting && reply.wroteSince ? (
        <p className="max-w-[85%] rounded-md bg-warning-soft px-2 py-1 text-end text-xs text-warning">
          {t("wroteSince")}
        </p>
      ) : null}
      {setting.may.reply ? (
        <div className="flex flex-wrap justify-end gap-2">
          {waiting ? (
            <>
              <Button
                variant="secondary"
                size="sm"
                loading={busy}
                onClick={() => void act(() => sendScheduledNowAction(workspaceSlug, { scheduledId }))}
              >
                {t("now")}
              </Button>
              <Button variant="ghost" size="sm" disabled={busy} onClick={() => setChanging(true)}>
                {t("change")}
              </Button>
            </>
          ) : null}
          <Button
            variant="ghost"
            size="sm"
            disabled={busy}
            onClick={() =>
              void act(() => cancelScheduledAction(workspaceSlug, { scheduledId })).then((done) =>
                done && waiting ? announce(t("canceled")) : undefined,
              )
            }
          >
            {t(waiting ? "cancel" : "remove")}
          </Button>
        </div>
      ) : null}
      {changing ? (
        <Change
          setting={setting}
          conversationId={conversationId}
          reply={reply}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </div>
  );
}

function Change({ setting, conversationId, reply, onClose }: ScheduledProps & { onClose: () => void }) {
  const t = useTranslations("inbox.later");
  const { act, busy, refusal } = useInboxAct(setting.workspaceSlug, conversationId, { inPlace: true });
  return (
    <SendLater
      title={t("changeTitle")}
      timeZone={setting.timeZone}
      text={reply.text}
      sendAt={reply.sendAt}
      busy={busy}
      problem={refusal ? (Object.values(refusal.fields)[0] ?? refusal.message) : undefined}
      onClose={onClose}
      onSend={(sendAt, text) =>
        void act(() =>
          changeScheduledAction(setting.workspaceSlug, { scheduledId: reply.id, text, sendAt }),
        ).then((done) => (done ? onClose() : undefined))
      }
    />
  );
}
