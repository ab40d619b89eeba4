"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { CannedLine } from "./canned-line";
import { OwnReplies } from "./own-replies";
import { useCannedReplies } from "./use-canned-replies";

interface CannedPickerProps {
  workspaceSlug: string;
  conversationId: string;
  onChoose: (text: string) => void;
}

/** Saved replies, as they read for this person, and where one's own are made. */
export function CannedPicker({ workspaceSlug, conversationId, onChoose }: CannedPickerProps) {
  const t = useTranslations("inbox.canned");
  const [open, setOpen] = useState(false);
  const [managing, setManaging] = useState(false);
  const [search, setSearch] = useState("");
  const query = useCannedReplies(workspaceSlug, conversationId, open || managing);
  const sought = search.trim().toLowerCase();
  const replies = query.data?.data ?? [];
  const found = replies.filter((reply) => `${reply.title} ${reply.filled}`.toLowerCase().includes(sought));
  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button variant="secondary" size="sm" title={t("slash")}>
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
                  <CannedLine reply={reply} />
                </button>
              </li>
            ))}
          </ul>
          {query.isSuccess && found.length === 0 ? (
            <p className="text-sm text-muted">{t(replies.length === 0 ? "none" : "empty")}</p>
          ) : null}
          <Button
            variant="ghost"
            size="sm"
            className="self-start"
            onClick={() => {
              setOpen(false);
              setManaging(true);
            }}
          >
            {t("manageOwn")}
          </Button>
        </PopoverContent>
      </Popover>
      <OwnReplies
        workspaceSlug={workspaceSlug}
        replies={replies}
        open={managing}
        onOpenChange={setManaging}
      />
    </>
  );
}
