"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { announce } from "@/components/live/live-announcer";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { ConversationDetailView, PersonView } from "@/lib/inbox/conversation.view";
import { mentionedIn } from "@/lib/inbox/mentions.rules";
import { addNoteAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { SuggestionList } from "./suggestion-list";
import { draftName, useDraft } from "./use-draft";
import { useInboxAct } from "./use-inbox-act";
import { useSuggestions } from "./use-suggestions";

interface NoteBoxProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  box: RefObject<HTMLTextAreaElement | null>;
}

/**
 * A word for colleagues. `@` calls one of them: they are told, and find it in a list of their own.
 */
export function NoteBox({ setting, conversation, box }: NoteBoxProps) {
  const t = useTranslations("inbox.note");
  const format = useFormatter();
  const { act, busy } = useInboxAct(setting.workspaceSlug, conversation.id);
  const [text, setText] = useDraft(draftName(setting.workspaceSlug, setting.me, conversation.id, "note"));
  const [chosen, setChosen] = useState<readonly PersonView[]>([]);
  const others = setting.readers.filter(({ id }) => id !== setting.me);
  const offered = useSuggestions({
    text,
    sign: "@",
    box,
    items: others.map((one) => ({ ...one, words: one.name })),
    insert: (person) => `@${person.name} `,
    onText: (next, person) => {
      setText(next);
      setChosen((before) => [...before, person]);
    },
  });
  const mentions = mentionedIn(text, others, new Set(chosen.map(({ id }) => id)));
  const told = others.filter(({ id }) => mentions.includes(id)).map(({ name }) => name);
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => addNoteAction(setting.workspaceSlug, { id: conversation.id, text, mentions })).then(
          (done) => {
            if (done === null) return;
            setText("");
            setChosen([]);
            announce(t("added"));
          },
        );
      }}
    >
      <div className="relative">
        {offered.open ? (
          <SuggestionList
            id={offered.listId}
            label={t("people")}
            items={offered.found}
            active={offered.active}
            optionId={offered.optionId}
            onChoose={offered.choose}
            show={(person) => (
              <span className="flex items-center gap-2">
                <Avatar name={person.name} className="size-5 text-[0.625rem]" />
                <bdi className="min-w-0 truncate">{person.name}</bdi>
              </span>
            )}
          />
        ) : null}
        <Textarea
          ref={box}
          dir="auto"
          rows={2}
          maxLength={2000}
          aria-label={t("label")}
          {...offered.aria}
          placeholder={t("placeholder")}
          className="min-h-16 bg-warning-soft"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            offered.onSelect(event);
          }}
          onSelect={offered.onSelect}
          onKeyDown={offered.onKeyDown}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 text-xs text-muted">
          {told.length === 0 ? t("mentionHelp") : t("tells", { names: format.list(told) })}
        </p>
        <Button type="submit" size="sm" className="ms-auto" loading={busy} disabled={text.trim() === ""}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}
