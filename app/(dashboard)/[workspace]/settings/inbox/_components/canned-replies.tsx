"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SafeText } from "@/components/ui/safe-text";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";
import { deleteCannedReplyAction } from "../actions";
import { CannedReplyDialog } from "./canned-reply-dialog";

/** Replies that are given again and again. */
export function CannedReplies({
  workspaceSlug,
  replies,
}: {
  workspaceSlug: string;
  replies: CannedReplyView[];
}) {
  const t = useTranslations("inbox.settings");
  const { act } = useAct();
  const [asking, setAsking] = useState<CannedReplyView | null>(null);
  return (
    <Card>
      <CardHeader
        title={t("replies")}
        description={t("repliesLead")}
        actions={<CannedReplyDialog workspaceSlug={workspaceSlug} />}
      />
      <CardBody>
        {replies.length === 0 ? (
          <EmptyState title={t("noReplies")} description={t("noRepliesHelp")} className="py-6" />
        ) : (
          <ul className="divide-y divide-line">
            {replies.map((reply) => (
              <li key={reply.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
                <div className="min-w-40 flex-1">
                  <SafeText text={reply.title} className="block font-medium" />
                  <SafeText text={reply.text} className="line-clamp-2 text-sm text-muted" />
                </div>
                <div className="flex gap-2">
                  <CannedReplyDialog workspaceSlug={workspaceSlug} reply={reply} />
                  <Button
                    variant="danger-ghost"
                    size="sm"
                    aria-label={t("deleteReplyOf", { title: reply.title })}
                    onClick={() => setAsking(reply)}
                  >
                    {t("deleteReply")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      <AlertDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        title={t("deleteTitle", { title: asking?.title ?? "" })}
        description={t("deleteBody")}
        confirm={t("deleteReply")}
        tone="danger"
        onConfirm={() => {
          if (asking)
            void act(() => deleteCannedReplyAction(workspaceSlug, { id: asking.id }), t("replyDeleted"));
        }}
      />
    </Card>
  );
}
