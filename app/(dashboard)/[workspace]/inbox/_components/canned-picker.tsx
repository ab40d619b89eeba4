"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SafeText } from "@/components/ui/safe-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";

interface CannedPickerProps {
  workspaceSlug: string;
  conversationId: string;
  onChoose: (text: string) => void;
}

/** Saved replies, as they read for this person. */
export function CannedPicker({ workspaceSlug, conversationId, onChoose }: CannedPickerProps) {
  const t = useTranslations("inbox.canned");
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const query = useQuery({
    queryKey: [workspaceSlug, "cannedReplies", conversationId],
    queryFn: ({ signal }) =>
      fetchJson<{ data: CannedReplyView[] }>(
        `/api/app/${workspaceSlug}/canned-replies?conversation=${conversationId}`,
        signal,
      ),
    enabled: open,
  });
  const sought = search.trim().toLowerCase();
  const replies = query.data?.data ?? [];
  const found = replies.filter((reply) => `${reply.title} ${reply.filled}`.toLowerCase().includes(sought));
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="secondary" size="sm">
          <MessageSquareText aria-hidden="true" />
          {t("insert")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" side="top" aria-label={t("title")} className="flex flex-col gap-2 p-3">
        <Input
          type="search"
          value={search}
          aria-label={t("search")}
          placeholder={t("search")}
          onChange={(event) => setSearch(event.target.value)}
        />
        {query.isPending ? <Skeleton className="h-16 w-full" /> : null}
        {query.isError ? <p className="text-sm text-danger">{query.error.message}</p> : null}
        <ul className="-mx-1 flex max-h-72 flex-col overflow-y-auto">
          {found.map((reply) => (
            <li key={reply.id}>
              <button
                type="button"
                className="w-full rounded-md px-2 py-1.5 text-start hover:bg-hover focus-visible:outline-offset-[-2px]"
                onClick={() => {
                  setOpen(false);
                  onChoose(reply.filled);
                }}
              >
                <SafeText text={reply.title} className="block font-medium" />
                <SafeText text={reply.filled} className="line-clamp-2 text-muted" />
                {reply.missing.length > 0 ? (
                  <span className="block text-xs text-warning">
                    {t("missing", { names: reply.missing.join(", ") })}
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
        {query.isSuccess && found.length === 0 ? (
          <p className="text-sm text-muted">{t(replies.length === 0 ? "none" : "empty")}</p>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
