"use client";

import { useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";
import { deleteCannedReplyAction } from "../actions";
import { CannedReplyDialog } from "./canned-reply-dialog";
import { NamedList } from "./named-list";

interface CannedRepliesProps {
  workspaceSlug: string;
  replies: CannedReplyView[];
}

/** Replies that are given again and again. */
export function CannedReplies({ workspaceSlug, replies }: CannedRepliesProps) {
  const t = useTranslations("inbox.settings");
  return (
    <NamedList
      title={t("replies")}
      description={t("repliesLead")}
      empty={{ title: t("noReplies"), help: t("noRepliesHelp") }}
      items={replies}
      show={(reply) => (
        <>
          <SafeText text={reply.title} className="block font-medium" />
          <SafeText text={reply.text} className="line-clamp-2 text-sm text-muted" />
        </>
      )}
      edit={(reply) => <CannedReplyDialog workspaceSlug={workspaceSlug} {...(reply ? { reply } : {})} />}
      remove={{
        word: t("deleteReply"),
        labelOf: ({ title }) => t("deleteReplyOf", { title }),
        titleOf: (reply) => t("deleteTitle", { title: reply?.title ?? "" }),
        body: t("deleteBody"),
        done: t("replyDeleted"),
        run: ({ id }) => deleteCannedReplyAction(workspaceSlug, { id }),
      }}
    />
  );
}
