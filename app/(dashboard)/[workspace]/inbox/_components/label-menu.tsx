"use client";

import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import { SafeText } from "@/components/ui/safe-text";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import type { LabelView } from "@/lib/labels/label.view";
import { labelConversationAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { useConversationChange } from "./use-conversation-change";

interface LabelMenuProps {
  setting: InboxSetting;
  conversation: ConversationView;
  /** A picture only, where there is little room. */
  small?: boolean;
  className?: string;
}

/** Puts labels on and takes them off; the menu stays open for several. */
export function LabelMenu({ setting, conversation, small = false, className }: LabelMenuProps) {
  const t = useTranslations("inbox.labels");
  const change = useConversationChange(setting.workspaceSlug);
  const { id, labels } = conversation;
  // One that was made since the page was opened may already stand here.
  const all = byName([
    ...setting.labels,
    ...labels.filter((one) => !setting.labels.some((known) => known.id === one.id)),
  ]);
  const set = (label: LabelView, on: boolean) =>
    void change(
      id,
      (before) => ({
        ...before,
        labels: on ? byName([...before.labels, label]) : before.labels.filter((one) => one.id !== label.id),
      }),
      () => labelConversationAction(setting.workspaceSlug, { id, labelId: label.id, on }),
    );
  if (all.length === 0 && setting.labelsHref === null) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant={small ? "ghost" : "secondary"} size="sm" className={className}>
          <Tag aria-hidden="true" />
          <span className={small ? "sr-only" : undefined}>{t("change")}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>{t("title")}</DropdownMenuLabel>
        {all.map((label) => (
          <DropdownMenuCheckboxItem
            key={label.id}
            checked={labels.some((one) => one.id === label.id)}
            onCheckedChange={(on) => set(label, on)}
            onSelect={(event) => event.preventDefault()}
          >
            <SafeText text={label.name} />
          </DropdownMenuCheckboxItem>
        ))}
        {setting.labelsHref === null ? null : (
          <>
            {all.length > 0 ? <DropdownMenuSeparator /> : null}
            <DropdownMenuItem asChild>
              <Link href={setting.labelsHref}>{t("manage")}</Link>
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

const byName = (labels: LabelView[]) => labels.toSorted((a, b) => a.name.localeCompare(b.name));
