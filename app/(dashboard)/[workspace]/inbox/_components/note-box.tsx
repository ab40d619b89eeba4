"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { addNoteAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { useInboxAct } from "./use-inbox-act";

interface NoteBoxProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  box: RefObject<HTMLTextAreaElement | null>;
}

export function NoteBox({ setting, conversation, box }: NoteBoxProps) {
  const t = useTranslations("inbox.note");
  const { act, busy } = useInboxAct(setting.workspaceSlug, conversation.id);
  const [text, setText] = useState("");
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => addNoteAction(setting.workspaceSlug, { id: conversation.id, text }), t("added")).then(
          (done) => (done ? setText("") : undefined),
        );
      }}
    >
      <Textarea
        ref={box}
        dir="auto"
        rows={2}
        maxLength={2000}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        className="min-h-16 bg-warning-soft"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="sm" className="self-end" loading={busy} disabled={text.trim() === ""}>
        {t("add")}
      </Button>
    </form>
  );
}
