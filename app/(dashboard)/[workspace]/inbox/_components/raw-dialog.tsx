"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { fetchJson } from "@/components/forms/fetch-json";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { RawMessageView } from "@/lib/inbox/conversation.view";

interface RawDialogProps {
  workspaceSlug: string;
  conversationId: string;
  /** The message, and its repeats. */
  messageIds: string[];
  onClose: () => void;
}

/** Each call as it came. */
export function RawDialog({ workspaceSlug, conversationId, messageIds, onClose }: RawDialogProps) {
  const t = useTranslations("inbox.raw");
  const calls = useQueries({
    queries: messageIds.map((id) => ({
      queryKey: [workspaceSlug, "rawMessage", id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchJson<RawMessageView>(
          `/api/app/${workspaceSlug}/conversations/${conversationId}/messages/${id}/raw`,
          signal,
        ),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent size="lg">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("lead")}</DialogDescription>
        </DialogHeader>
        {calls.map((call, index) =>
          call.data ? (
            <section key={messageIds[index]} className="flex flex-col gap-1">
              <p className="text-xs text-muted">
                {t("at")} <RelativeTime at={call.data.at} absolute />
              </p>
              <dl className="rounded-md bg-sunken px-3 py-1 font-mono text-xs">
                {call.data.parameters.map((parameter, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parameters may stand twice, and never move.
                  <div key={place} className="flex gap-3 py-1">
                    <dt className="w-28 shrink-0 break-all text-muted">
                      <SafeText text={parameter.name} />
                    </dt>
                    <dd className="min-w-0 flex-1 break-all">
                      {parameter.value === null ? (
                        <i className="text-muted">{t("hidden")}</i>
                      ) : (
                        <SafeText text={parameter.value} />
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : call.isError ? (
            <ErrorState
              key={messageIds[index]}
              description={call.error.message}
              onRetry={() => void call.refetch()}
            />
          ) : (
            <Skeleton key={messageIds[index]} className="h-32 w-full" />
          ),
        )}
      </DialogContent>
    </Dialog>
  );
}
