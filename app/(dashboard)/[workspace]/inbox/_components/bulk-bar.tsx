"use client";

import { BellOff, Check, Tag, UserRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "@/components/live/live-announcer";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { SafeText } from "@/components/ui/safe-text";
import type { ChangeManyInput } from "@/lib/inbox/conversation.input";
import { changeManyAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { SnoozeMenu } from "./snooze-menu";
import { useInboxAct } from "./use-inbox-act";

interface BulkBarProps {
  setting: InboxSetting;
  chosen: ReadonlySet<string>;
  shown: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onEnd: () => void;
}

/** What can be done with all chosen conversations at once. */
export function BulkBar({ setting, chosen, shown, onChoose, onEnd }: BulkBarProps) {
  const t = useTranslations("inbox.bulk");
  const inbox = useTranslations("inbox");
  const [asking, setAsking] = useState(false);
  const { act, busy } = useInboxAct(setting.workspaceSlug, "list");
  const none = chosen.size === 0 || busy;
  const change = async (what: ChangeManyInput["change"]) => {
    const done = await act(() => changeManyAction(setting.workspaceSlug, { ids: [...chosen], change: what }));
    if (done === null) return;
    announce(t("done", done.data));
    onEnd();
  };
  return (
    <div className="flex flex-wrap items-center gap-1 border-b border-line bg-selected px-2 py-1 text-sm">
      <Button variant="ghost" size="sm" onClick={() => onChoose(chosen.size === shown.length ? [] : shown)}>
        {chosen.size === shown.length && shown.length > 0 ? t("none") : t("all")}
      </Button>
      <span className="tabular-nums" role="status">
        {t("count", { count: chosen.size })}
      </span>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("end")}
        title={t("end")}
        className="ms-auto"
        onClick={onEnd}
      >
        <X aria-hidden="true" />
      </Button>
      <div className="flex w-full flex-wrap gap-1">
        <Button variant="secondary" size="sm" disabled={none} onClick={() => void change({ kind: "close" })}>
          <Check aria-hidden="true" />
          {inbox("close")}
        </Button>
        <Choice
          icon={UserRound}
          label={inbox("assign")}
          disabled={none}
          options={[{ id: "", name: inbox("nobody") }, ...setting.assignees]}
          onChoose={(id) => void change({ kind: "assign", memberId: id === "" ? null : id })}
        />
        <Choice
          icon={Tag}
          label={t("label")}
          disabled={none || setting.labels.length === 0}
          options={setting.labels}
          onChoose={(labelId) => void change({ kind: "label", labelId })}
        />
        <SnoozeMenu
          variant="secondary"
          disabled={none}
          onSnooze={(until) => (until === null ? undefined : void change({ kind: "snooze", until }))}
        />
        <Button variant="secondary" size="sm" disabled={none} onClick={() => setAsking(true)}>
          <BellOff aria-hidden="true" />
          {t("optOut")}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        tone="danger"
        title={t("optOutTitle", { count: chosen.size })}
        description={t("optOutBody")}
        dismiss={t("keep")}
        confirm={t("optOutDo")}
        onConfirm={() => void change({ kind: "optOut" })}
      />
    </div>
  );
}

interface ChoiceProps {
  icon: typeof Tag;
  label: string;
  disabled: boolean;
  options: readonly { id: string; name: string }[];
  onChoose: (id: string) => void;
}

function Choice({ icon: Icon, label, disabled, options, onChoose }: ChoiceProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="secondary" size="sm" disabled={disabled}>
          <Icon aria-hidden="true" />
          {label}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {options.map(({ id, name }) => (
          <DropdownMenuItem key={id} onSelect={() => onChoose(id)}>
            <SafeText text={name} />
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
