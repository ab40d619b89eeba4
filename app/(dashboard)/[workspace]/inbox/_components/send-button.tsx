"use client";

import { ChevronDown, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

interface SendButtonProps {
  busy: boolean;
  empty: boolean;
  /** Whether it may be sent at a time. */
  later: boolean;
  onSendAndClose: () => void;
  onSendLater: () => void;
}

/** Sends the reply, and beside it the other ways to send it. */
export function SendButton({ busy, empty, later, onSendAndClose, onSendLater }: SendButtonProps) {
  const t = useTranslations("inbox.reply");
  return (
    <div className="ms-auto flex">
      <Button type="submit" size="sm" className="rounded-e-none" loading={busy} disabled={empty}>
        <SendHorizontal aria-hidden="true" />
        {t("send")}
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            size="icon-sm"
            className="rounded-s-none border-s border-s-on-accent/30"
            disabled={empty || busy}
            aria-label={t("more")}
          >
            <ChevronDown aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={onSendAndClose} aria-keyshortcuts="Control+Shift+Enter">
            {t("sendAndClose")}
          </DropdownMenuItem>
          {later ? <DropdownMenuItem onSelect={onSendLater}>{t("sendLater")}</DropdownMenuItem> : null}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
