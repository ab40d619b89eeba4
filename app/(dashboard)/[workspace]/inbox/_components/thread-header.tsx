"use client";

import { ArrowLeft, Check, Info, MailOpen, RotateCcw, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { PhoneText } from "@/components/ui/phone-text";
import { SafeText } from "@/components/ui/safe-text";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { assignConversationAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { LabelMenu } from "./label-menu";
import { SnoozeMenu } from "./snooze-menu";
import { useConversationChange } from "./use-conversation-change";

interface ThreadHeaderProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  busy: boolean;
  onBack: () => void;
  onMove: () => void;
  onMark: (read: boolean) => void;
  onPerson: () => void;
  onSnooze: (until: string | null) => void;
}

/** Who this is, who answers, and what can be done with it. */
export function ThreadHeader({
  setting,
  conversation,
  busy,
  onBack,
  onMove,
  onMark,
  onPerson,
  onSnooze,
}: ThreadHeaderProps) {
  const t = useTranslations("inbox");
  const { name, phone, open, unread, shortCode } = conversation;
  return (
    <header className="flex min-h-14 items-center gap-2 border-b border-line px-3 py-2 sm:px-4">
      <IconButton icon={ArrowLeft} label={t("back")} className="lg:hidden" onClick={onBack} />
      <div className="min-w-0 flex-1">
        <h2 className="flex min-w-0 items-center gap-2 text-base font-semibold">
          <span className="min-w-0 truncate">
            {name === "" ? <PhoneText phone={phone} /> : <SafeText text={name} />}
          </span>
          {open ? null : <Badge>{t("closed")}</Badge>}
        </h2>
        <p className="truncate text-xs text-muted">
          {name === "" ? null : (
            <>
              <PhoneText phone={phone} /> ·{" "}
            </>
          )}
          {shortCode !== "" ? (
            <SafeText text={t("via", { code: shortCode })} />
          ) : conversation.channel === "whatsapp" ? (
            t("channel.whatsapp")
          ) : (
            t("noCode")
          )}
        </p>
      </div>
      {setting.may.reply ? (
        <>
          <AssignMenu setting={setting} conversation={conversation} />
          <LabelMenu
            small
            setting={setting}
            conversation={conversation}
            className="max-sm:hidden min-[85rem]:hidden"
          />
          <IconButton
            icon={MailOpen}
            label={t(unread > 0 ? "markRead" : "markUnread")}
            className="max-sm:hidden"
            onClick={() => onMark(unread > 0)}
          />
          <span className="max-sm:hidden">
            <SnoozeMenu snoozed={conversation.snoozedUntil !== null} disabled={!open} onSnooze={onSnooze} />
          </span>
          <Button variant="secondary" size="sm" loading={busy} aria-keyshortcuts="e" onClick={onMove}>
            {open ? <Check aria-hidden="true" /> : <RotateCcw aria-hidden="true" />}
            <span className="max-sm:sr-only">{t(open ? "close" : "reopen")}</span>
          </Button>
        </>
      ) : null}
      <IconButton icon={Info} label={t("showDetails")} className="min-[85rem]:hidden" onClick={onPerson} />
    </header>
  );
}

const NOBODY = "nobody";

function AssignMenu({ setting, conversation }: Pick<ThreadHeaderProps, "setting" | "conversation">) {
  const t = useTranslations("inbox");
  const change = useConversationChange(setting.workspaceSlug);
  const { id, assignee } = conversation;
  const people =
    setting.assignees.some((person) => person.id === assignee?.id) || !assignee
      ? setting.assignees
      : [assignee, ...setting.assignees];
  const assign = (value: string) => {
    const next = people.find((person) => person.id === value) ?? null;
    void change(
      id,
      (before) => ({ ...before, assignee: next }),
      () => assignConversationAction(setting.workspaceSlug, { id, memberId: next?.id ?? null }),
    );
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="sm"
          className="min-w-0 max-sm:px-2"
          aria-label={assignee ? t("assignedTo", { name: assignee.name }) : t("assign")}
        >
          <UserRound aria-hidden="true" />
          <bdi className="max-w-32 truncate max-sm:hidden">{assignee ? assignee.name : t("assign")}</bdi>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>{t("assignLabel")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={assignee?.id ?? NOBODY} onValueChange={assign}>
          <DropdownMenuRadioItem value={NOBODY}>{t("nobody")}</DropdownMenuRadioItem>
          {people.map((person) => (
            <DropdownMenuRadioItem key={person.id} value={person.id}>
              <bdi>{person.id === setting.me ? t("me", { name: person.name }) : person.name}</bdi>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
