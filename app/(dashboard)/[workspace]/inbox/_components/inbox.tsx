"use client";

import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { Page } from "@/lib/core/page";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { ConversationList } from "./conversation-list";
import type { InboxSetting } from "./inbox-setting";
import { Thread } from "./thread";
import { useConversations } from "./use-conversations";
import { type InboxFilter, useInboxPlace } from "./use-inbox-place";
import { useListKeys } from "./use-list-keys";
import { useNewTexts } from "./use-new-texts";

interface InboxProps {
  setting: InboxSetting;
  initial: Page<ConversationView>;
  asked: { status: ConversationFilter; q: string; narrowed: InboxFilter };
}

/** Who waits, what they said, who they are. On a phone one of the three at a time. */
export function Inbox({ setting, initial, asked }: InboxProps) {
  const t = useTranslations("inbox");
  const { status, q, narrowed, c, show } = useInboxPlace();
  const { workspaceSlug } = setting;
  const { query, rows } = useConversations(
    workspaceSlug,
    { status, q, narrowed },
    { ...asked, page: initial },
  );
  useListKeys(rows, c, (id) => show(id, "replace"));
  useNewTexts(JSON.stringify([status, q, narrowed]), query.data === undefined ? undefined : rows, c);
  return (
    <div data-fills-window className="-mx-4 -my-5 flex min-h-72 flex-1 sm:-mx-6 sm:-my-6 lg:-mx-8">
      <h1 className="sr-only">{t("title")}</h1>
      <section
        aria-label={t("list")}
        className={cn(
          "flex min-h-0 w-full min-w-0 flex-col border-line lg:w-88 lg:shrink-0 lg:border-e",
          c !== "" && "max-lg:hidden",
        )}
      >
        <ConversationList setting={setting} query={query} rows={rows} chosen={c} onChoose={show} />
      </section>
      {c === "" ? (
        <div className="hidden flex-1 items-center justify-center lg:flex">
          <EmptyState icon={MessagesSquare} title={t("choose")} description={t("chooseHelp")} />
        </div>
      ) : (
        <Thread key={c} setting={setting} id={c} onBack={() => show(null)} />
      )}
    </div>
  );
}
