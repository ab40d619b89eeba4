"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FetchError } from "@/components/forms/fetch-error";
import { announce } from "@/components/live/live-announcer";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { moveConversationAction, snoozeConversationAction } from "../actions";
import { Composer } from "./composer";
import type { InboxSetting } from "./inbox-setting";
import { MessageLog } from "./message-log";
import { PersonPane } from "./person-pane";
import { ThreadHeader } from "./thread-header";
import { useInboxAct } from "./use-inbox-act";
import { useMentionSeen } from "./use-mention-seen";
import { useReadOnSight } from "./use-read-on-sight";
import { useThread } from "./use-thread";

interface ThreadProps {
  setting: InboxSetting;
  id: string;
  onBack: () => void;
}

/** One conversation: its head, what was said, the box to answer, and beside it the person. */
export function Thread({ setting, id, onBack }: ThreadProps) {
  const t = useTranslations("inbox");
  const { workspaceSlug } = setting;
  const { detail, messages, entries } = useThread(workspaceSlug, id);
  const { act, busy } = useInboxAct(workspaceSlug, id);
  const [personOpen, setPersonOpen] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const conversation = detail.data;
  useMentionSeen(workspaceSlug, conversation);
  const mark = useReadOnSight(workspaceSlug, conversation, setting.may.reply);

  const move = () => {
    if (!conversation || !setting.may.reply) return;
    const open = !conversation.open;
    void act(() => moveConversationAction(workspaceSlug, { id, open })).then((done) =>
      done === null ? undefined : announce(t(open ? "reopenedDone" : "closedDone")),
    );
  };
  useShortcut("e", move);
  useShortcut("r", () => box.current?.focus());

  const failed = detail.error ?? messages.error;
  if (failed && !conversation) {
    return (
      <div className="flex-1">
        <FetchError
          title={t("threadErrorTitle")}
          query={{ error: failed, refetch: () => [detail.refetch(), messages.refetch()] }}
        />
      </div>
    );
  }
  if (!conversation || messages.isPending) return <ThreadSkeleton label={t("thread")} />;
  const person = <PersonPane setting={setting} conversation={conversation} />;
  return (
    <>
      <section aria-label={t("thread")} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ThreadHeader
          setting={setting}
          conversation={conversation}
          busy={busy}
          onBack={onBack}
          onMove={move}
          onMark={mark}
          onPerson={() => setPersonOpen(true)}
          onSnooze={(until) =>
            void act(() => snoozeConversationAction(workspaceSlug, { id, until })).then((done) =>
              done === null ? undefined : announce(t(until === null ? "snooze.backDone" : "snooze.done")),
            )
          }
        />
        <MessageLog
          setting={setting}
          conversationId={id}
          entries={entries}
          scheduled={conversation.scheduled}
          earlier={
            messages.hasNextPage
              ? { loading: messages.isFetchingNextPage, load: () => void messages.fetchNextPage() }
              : null
          }
        />
        <Composer setting={setting} conversation={conversation} entries={entries} box={box} />
      </section>
      <aside
        aria-label={t("details")}
        className="scroll-thin hidden w-72 shrink-0 overflow-y-auto border-s border-line p-5 min-[85rem]:block"
      >
        {person}
      </aside>
      <Sheet open={personOpen} onOpenChange={setPersonOpen}>
        <SheetContent title={t("details")} size="sm">
          {person}
        </SheetContent>
      </Sheet>
    </>
  );
}

function ThreadSkeleton({ label }: { label: string }) {
  return (
    <section aria-label={label} aria-busy="true" className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-14 items-center border-b border-line px-4">
        <Skeleton className="h-5 w-48" />
      </div>
      <div className="flex flex-1 flex-col justify-end gap-3 p-4">
        <Skeleton className="h-12 w-2/3" />
        <Skeleton className="ms-auto h-12 w-1/2" />
        <Skeleton className="h-12 w-1/2" />
      </div>
      <div className="border-t border-line p-4">
        <Skeleton className="h-24 w-full" />
      </div>
    </section>
  );
}
