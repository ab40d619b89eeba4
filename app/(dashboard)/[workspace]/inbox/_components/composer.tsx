"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import type { InboxSetting } from "./inbox-setting";
import { NoteBox } from "./note-box";
import { ReplyBox } from "./reply-box";
import { SuppressedNotice } from "./suppressed-notice";
import type { ThreadEntry } from "./use-thread";

interface ComposerProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  box: RefObject<HTMLTextAreaElement | null>;
  /** What was said, oldest first. */
  entries: readonly ThreadEntry[];
}

/** Where one answers the customer, or leaves a note for colleagues. */
export function Composer({ setting, conversation, entries, box }: ComposerProps) {
  const t = useTranslations("inbox");
  const [kind, setKind] = useState("reply");
  if (!setting.may.reply)
    return <p className="border-t border-line px-4 py-4 text-sm text-muted">{t("reply.notAllowed")}</p>;
  const { replying } = conversation;
  return (
    <Tabs value={kind} onValueChange={setKind} className="border-t border-line px-3 pb-3 sm:px-4">
      <TabsList aria-label={t("write")}>
        <TabsTrigger value="reply">{t("reply.tab")}</TabsTrigger>
        <TabsTrigger value="note">{t("note.tab")}</TabsTrigger>
      </TabsList>
      {replying && replying.id !== setting.me ? (
        <p className="pt-2 text-sm font-medium text-warning" data-testid="someone-else">
          <bdi>{t("replying", { name: replying.name })}</bdi>
        </p>
      ) : null}
      <TabsContent value="reply" className="pt-3" tabIndex={-1}>
        {!conversation.answerable ? (
          <Notice title={t("reply.unanswerable")} description={t("reply.unanswerableHelp")} />
        ) : conversation.suppressed ? (
          <SuppressedNotice suppression={conversation.suppression} />
        ) : (
          <ReplyBox setting={setting} conversation={conversation} entries={entries} box={box} />
        )}
      </TabsContent>
      <TabsContent value="note" className="pt-3" tabIndex={-1}>
        <NoteBox setting={setting} conversation={conversation} box={box} />
      </TabsContent>
    </Tabs>
  );
}
