"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { hasMergeFields } from "@/lib/core/merge-text";
import { analyzeText } from "@/lib/core/sms-text";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { replyToConversationAction } from "../actions";
import { CannedPicker } from "./canned-picker";
import type { InboxSetting } from "./inbox-setting";
import { useInboxAct } from "./use-inbox-act";
import { usePresence } from "./use-presence";

interface ReplyBoxProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  box: RefObject<HTMLTextAreaElement | null>;
  drafts: Map<string, string>;
}

/** The answer, with what it costs before it is sent. It is never shown as sent before it is. */
export function ReplyBox({ setting, conversation, box, drafts }: ReplyBoxProps) {
  const t = useTranslations("inbox.reply");
  const { workspaceSlug } = setting;
  const { id } = conversation;
  const { act, busy } = useInboxAct(workspaceSlug, id);
  const [text, setText] = useState(drafts.get(id) ?? "");
  // One key for one reply: pressed twice, or again after a silence, it is still one text.
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID() as string);
  usePresence(workspaceSlug, id, text.trim() !== "");
  useEffect(() => void drafts.set(id, text), [drafts, id, text]);

  async function send() {
    if (text.trim() === "" || busy) return;
    if (!(await act(() => replyToConversationAction(workspaceSlug, { id, text, requestKey }), t("sentDone"))))
      return;
    setText("");
    setRequestKey(crypto.randomUUID());
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
        onChange={(event) => setText(event.target.value)}
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
            setText((before) => (before.trim() === "" ? chosen : `${before.trimEnd()} ${chosen}`));
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
