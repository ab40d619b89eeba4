"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { announce } from "@/components/live/live-announcer";
import { readablePhone } from "@/lib/core/readable-phone";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { replyToConversationAction, scheduleReplyAction } from "../actions";
import { CannedPicker } from "./canned-picker";
import { showsConversation } from "./inbox-keys";
import type { InboxSetting } from "./inbox-setting";
import { Meanwhile } from "./meanwhile";
import { ReplyChannel } from "./reply-channel";
import { ReplyCost } from "./reply-cost";
import { ReplyText } from "./reply-text";
import { SendButton } from "./send-button";
import { SendLater } from "./send-later";
import { NO_TEMPLATE, TemplateReply } from "./template-reply";
import { draftName, useDraft } from "./use-draft";
import { usePresence } from "./use-presence";
import type { ThreadEntry } from "./use-thread";
import { useWindow } from "./use-window";

interface ReplyBoxProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  box: RefObject<HTMLTextAreaElement | null>;
  entries: readonly ThreadEntry[];
}

/** The answer, with what it costs before it is sent. It is never shown as sent before it is. */
export function ReplyBox({ setting, conversation, entries, box }: ReplyBoxProps) {
  const t = useTranslations("inbox.reply");
  const { workspaceSlug } = setting;
  const { id } = conversation;
  const client = useQueryClient();
  const { act, busy, refusal, clear } = useAct({
    inPlace: true,
    onDone: () => client.invalidateQueries({ predicate: showsConversation(workspaceSlug, id) }),
  });
  const [text, setText] = useDraft(draftName(workspaceSlug, setting.me, id, "reply"));
  // The last word that stood here when something was typed: what comes after it is asked about.
  const seen = useRef(conversation.lastAt);
  // Whether the conversation is closed with it: also when it is asked about and sent after all.
  const closing = useRef(false);
  const [planning, setPlanning] = useState(false);
  const [chosen, setChosen] = useState<Channel | null>(null);
  const way =
    conversation.channels.find(({ channel }) => channel === chosen) ?? conversation.channels[0] ?? null;
  const channel = way?.channel ?? "sms";
  const left = useWindow(way?.openUntil ?? null);
  const [template, setTemplate] = useState(NO_TEMPLATE);
  const byTemplate = channel === "whatsapp" && left === null;
  const empty = byTemplate ? template.name === "" : text.trim() === "";
  // One key for one reply: pressed twice, or again after a silence, it is still one text.
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID() as string);
  usePresence(workspaceSlug, id, text.trim() !== "");
  const askedAbout = refusal?.fields.seen !== undefined;

  function write(next: string | ((before: string) => string)) {
    seen.current = later(seen.current, conversation.lastAt);
    if (refusal !== null) clear();
    setText(next);
  }

  async function send({ known = seen.current, close = closing.current } = {}) {
    if (empty || busy) return;
    closing.current = close;
    const done = await act(() =>
      replyToConversationAction(workspaceSlug, {
        ...(byTemplate ? { template } : { text }),
        id,
        channel: way?.channel,
        requestKey,
        seen: known,
        close,
      }),
    );
    if (done === null) {
      // What was said meanwhile stands in the thread when it is asked about.
      await client.invalidateQueries({ predicate: showsConversation(workspaceSlug, id) });
      return;
    }
    seen.current = later(seen.current, done.data.at);
    closing.current = false;
    if (byTemplate) setTemplate(NO_TEMPLATE);
    else setText("");
    setRequestKey(crypto.randomUUID());
    announce(t(done.data.waits ? "sentWaits" : close ? "sentClosed" : "sentDone"));
    box.current?.focus();
  }

  async function plan(sendAt: string) {
    if (text.trim() === "" || busy) return;
    const done = await act(() =>
      scheduleReplyAction(workspaceSlug, { id, text, channel: way?.channel, sendAt, requestKey }),
    );
    if (done === null) return;
    setPlanning(false);
    setText("");
    setRequestKey(crypto.randomUUID());
    announce(t("scheduled"));
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ close: false });
      }}
    >
      {askedAbout ? (
        <Meanwhile
          entries={entries}
          customer={conversation.name || readablePhone(conversation.phone)}
          seen={seen.current}
          busy={busy}
          onSend={() => void send({ known: conversation.lastAt })}
          onKeep={() => {
            write((before) => before);
            box.current?.focus();
          }}
        />
      ) : refusal && !planning ? (
        <p role="alert" className="text-sm text-danger">
          {Object.values(refusal.fields)[0] ?? refusal.message}
        </p>
      ) : null}
      {setting.whatsapp.connected ? (
        <ReplyChannel
          ways={conversation.channels}
          channel={channel}
          left={left}
          onChange={(next) => {
            if (refusal !== null) clear();
            setChosen(next);
          }}
        />
      ) : null}
      {byTemplate ? (
        <TemplateReply
          setting={setting}
          conversation={conversation}
          template={template}
          gatewayAccountId={way?.gatewayAccountId ?? ""}
          onChange={(next) => {
            write((before) => before);
            setTemplate(next);
          }}
        />
      ) : (
        <ReplyText
          workspaceSlug={workspaceSlug}
          conversationId={id}
          box={box}
          text={text}
          busy={busy}
          onText={write}
          onKeys={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
              event.preventDefault();
              void send({ close: event.shiftKey });
            }
          }}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {byTemplate ? null : (
          <CannedPicker
            workspaceSlug={workspaceSlug}
            conversationId={id}
            onChoose={(chosen) => {
              write((before) => (before.trim() === "" ? chosen : `${before.trimEnd()} ${chosen}`));
              box.current?.focus();
            }}
          />
        )}
        {channel === "whatsapp" ? (
          <p
            id="reply-cost"
            className="min-w-0 flex-1 text-xs text-muted max-sm:order-first max-sm:basis-full"
          >
            {t("whatsappCost")}
          </p>
        ) : (
          <ReplyCost text={text} />
        )}
        <SendButton
          busy={busy}
          empty={empty}
          later={!byTemplate}
          onSendAndClose={() => void send({ close: true })}
          onSendLater={() => setPlanning(true)}
        />
      </div>
      {planning ? (
        <SendLater
          title={t("sendLaterTitle")}
          timeZone={setting.timeZone}
          busy={busy}
          problem={refusal ? (Object.values(refusal.fields)[0] ?? refusal.message) : undefined}
          onSend={(sendAt) => void plan(sendAt)}
          onClose={() => setPlanning(false)}
        />
      ) : null}
    </form>
  );
}

/** Of two moments the later one. */
const later = (one: string, other: string) => (one > other ? one : other);
