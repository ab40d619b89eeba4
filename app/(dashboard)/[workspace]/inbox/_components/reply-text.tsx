"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import { Textarea } from "@/components/ui/textarea";
import { CannedLine } from "./canned-line";
import { SuggestionList } from "./suggestion-list";
import { useCannedReplies } from "./use-canned-replies";
import { useSuggestions } from "./use-suggestions";

interface ReplyTextProps {
  workspaceSlug: string;
  conversationId: string;
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  busy: boolean;
  onText: (text: string) => void;
  onKeys: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/** Where the reply is written. A `/` at the beginning of a word offers the saved replies. */
export function ReplyText({
  workspaceSlug,
  conversationId,
  box,
  text,
  busy,
  onText,
  onKeys,
}: ReplyTextProps) {
  const t = useTranslations("inbox.reply");
  const canned = useTranslations("inbox.canned");
  const query = useCannedReplies(workspaceSlug, conversationId, text.includes("/"));
  const offered = useSuggestions({
    text,
    sign: "/",
    box,
    items: (query.data?.data ?? []).map((reply) => ({ ...reply, words: `${reply.title} ${reply.filled}` })),
    insert: (reply) => reply.filled,
    onText,
  });
  return (
    <div className="relative">
      {offered.open ? (
        <SuggestionList
          id={offered.listId}
          label={canned("title")}
          items={offered.found}
          active={offered.active}
          optionId={offered.optionId}
          onChoose={offered.choose}
          show={(reply) => <CannedLine reply={reply} />}
        />
      ) : null}
      <Textarea
        ref={box}
        dir="auto"
        rows={3}
        maxLength={1600}
        aria-label={t("label")}
        aria-describedby="reply-cost"
        aria-keyshortcuts="r"
        {...offered.aria}
        placeholder={t("placeholder")}
        readOnly={busy}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          offered.onSelect(event);
        }}
        onSelect={offered.onSelect}
        onKeyDown={(event) => {
          if (!offered.onKeyDown(event)) onKeys(event);
        }}
      />
    </div>
  );
}
