"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { announce } from "@/components/live/live-announcer";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { addNoteAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { draftName, useDraft } from "./use-draft";
import { useInboxAct } from "./use-inbox-act";

interface NoteBoxProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  box: RefObject<HTMLTextAreaElement | null>;
}

export function NoteBox({ setting, conversation, box }: NoteBoxProps) {
  const t = useTranslations("inbox.note");
  const { act, busy } = useInboxAct(setting.workspaceSlug, conversation.id);
  const [text, setText] = useDraft(draftName(setting.workspaceSlug, setting.me, conversation.id, "note"));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => addNoteAction(setting.workspaceSlug, { id: conversation.id, text })).then((done) => {
          if (done === null) return;
          setText("");
          announce(t("added"));
        });
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
