"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { optOutConversationAction } from "../actions";
import { useInboxAct } from "./use-inbox-act";

/** Puts the person of a conversation on the do-not-text list, after a question. */
export function NeverText({
  workspaceSlug,
  conversationId,
}: {
  workspaceSlug: string;
  conversationId: string;
}) {
  const t = useTranslations("inbox.bulk");
  const { act, busy } = useInboxAct(workspaceSlug, conversationId);
  return (
    <AlertDialog
      trigger={
        <Button variant="secondary" size="sm" loading={busy} className="self-start">
          <BellOff aria-hidden="true" />
          {t("optOut")}
        </Button>
      }
      tone="danger"
      title={t("optOutTitle", { count: 1 })}
      description={t("optOutBody")}
      dismiss={t("keep")}
      confirm={t("optOutDo")}
      onConfirm={() => void act(() => optOutConversationAction(workspaceSlug, { id: conversationId }))}
    />
  );
}
