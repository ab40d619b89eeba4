"use client";

import { useQueryClient } from "@tanstack/react-query";
import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { announce } from "@/components/live/live-announcer";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { hasMergeFields } from "@/lib/core/merge-text";
import { readablePhone } from "@/lib/core/readable-phone";
import { analyzeText } from "@/lib/core/sms-text";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { replyToConversationAction } from "../actions";
import { CannedPicker } from "./canned-picker";
import { showsConversation } from "./inbox-keys";
import type { InboxSetting } from "./inbox-setting";
import { Meanwhile } from "./meanwhile";
import { draftName, useDraft } from "./use-draft";
import { usePresence } from "./use-presence";
import type { ThreadEntry } from "./use-thread";

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
  // One key for one reply: pressed twice, or again after a silence, it is still one text.
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID() as string);
  usePresence(workspaceSlug, id, text.trim() !== "");
  const askedAbout = refusal?.fields.seen !== undefined;

  function write(next: string | ((before: string) => string)) {
    seen.current = later(seen.current, conversation.lastAt);
    if (refusal !== null) clear();
    setText(next);
  }

  async function send(known = seen.current) {
    if (text.trim() === "" || busy) return;
    const done = await act(() =>
      replyToConversationAction(workspaceSlug, { id, text, requestKey, seen: known }),
    );
    if (done === null) {
      // What was said meanwhile stands in the thread when it is asked about.
      await client.invalidateQueries({ predicate: showsConversation(workspaceSlug, id) });
      return;
    }
    seen.current = later(seen.current, done.data.at);
    setText("");
    setRequestKey(crypto.randomUUID());
    announce(done.data.waits ? t("sentWaits") : t("sentDone"));
    box.current?.focus();
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {askedAbout ? (
        <Meanwhile
          entries={entries}
          customer={conversation.name || readablePhone(conversation.phone)}
          seen={seen.current}
          busy={busy}
          onSend={() => void send(conversation.lastAt)}
          onKeep={() => {
            write((before) => before);
            box.current?.focus();
          }}
        />
      ) : refusal ? (
        <p role="alert" className="text-sm text-danger">
          {Object.values(refusal.fields)[0] ?? refusal.message}
        </p>
      ) : null}
      <Textarea
        ref={box}
        dir="auto"
        rows={3}
        maxLength={1600}
        aria-label={t("label")}
        aria-describedby="reply-cost"
        aria-keyshortcuts="r"
        placeholder={t("placeholder")}
        readOnly={busy}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <CannedPicker
          workspaceSlug={workspaceSlug}
          conversationId={id}
          onChoose={(chosen) => {
            write((before) => (before.trim() === "" ? chosen : `${before.trimEnd()} ${chosen}`));
            box.current?.focus();
          }}
        />
        <Cost text={text} />
        <Button type="submit" size="sm" className="ms-auto" loading={busy} disabled={text.trim() === ""}>
          <SendHorizontal aria-hidden="true" />
          {t("send")}
        </Button>
      </div>
    </form>
  );
}

/** Of two moments the later one. */
const later = (one: string, other: string) => (one > other ? one : other);

function Cost({ text }: { text: string }) {
  const t = useTranslations("inbox.reply");
  const parts = useTranslations("inbox");
  const analysis = analyzeText(text);
  const forced = analysis.unicodeCharacters[0];
  const words =
    text === ""
      ? [t("empty")]
      : [
          t(analysis.encoding),
          parts("parts", { count: analysis.parts }),
          t("cost", { parts: analysis.parts }),
          t("left", { count: analysis.remaining }),
        ];
  return (
    <p id="reply-cost" className="min-w-0 text-xs text-muted tabular-nums" data-testid="reply-cost">
      {words.join(" · ")}
      {forced ? <bdi className="block">{t("forced", { char: forced.char })}</bdi> : null}
      {hasMergeFields(text) ? <span className="block">{t("merge")}</span> : null}
    </p>
  );
}
