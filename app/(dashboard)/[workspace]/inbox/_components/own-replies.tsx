"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { SafeText } from "@/components/ui/safe-text";
import { Textarea } from "@/components/ui/textarea";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";
import { deleteOwnReplyAction, saveOwnReplyAction } from "../actions";
import { cannedKey } from "./use-canned-replies";

interface OwnRepliesProps {
  workspaceSlug: string;
  replies: readonly CannedReplyView[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

type Editing = { id?: string; title: string; text: string };

/** Saved replies of one's own: nobody else sees them. */
export function OwnReplies({ workspaceSlug, replies, open, onOpenChange }: OwnRepliesProps) {
  const t = useTranslations("inbox.canned");
  const words = useTranslations("inbox.settings");
  const client = useQueryClient();
  const { act, busy, refusal, clear } = useAct({
    onDone: () => client.invalidateQueries({ queryKey: cannedKey(workspaceSlug) }),
  });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [asking, setAsking] = useState<CannedReplyView | null>(null);
  const own = replies.filter((reply) => reply.own);
  const edit = (next: Editing | null) => {
    clear();
    setEditing(next);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (editing && (await act(() => saveOwnReplyAction(workspaceSlug, editing), words("replySaved"))))
      setEditing(null);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        edit(null);
        onOpenChange(next);
      }}
    >
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>
            {editing ? words(editing.id === undefined ? "newTitle" : "editTitle") : t("ownTitle")}
          </DialogTitle>
        </DialogHeader>
        {editing ? (
          <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
            <Field label={words("replyTitle")} error={refusal?.fields.title}>
              <Input
                value={editing.title}
                maxLength={80}
                onChange={(event) => setEditing({ ...editing, title: event.target.value })}
              />
            </Field>
            <Field label={words("replyText")} description={words("replyHelp")} error={refusal?.fields.text}>
              <Textarea
                rows={5}
                dir="auto"
                maxLength={1600}
                value={editing.text}
                onChange={(event) => setEditing({ ...editing, text: event.target.value })}
              />
            </Field>
            <DialogFooter>
              <Button variant="ghost" onClick={() => edit(null)}>
                {t("backToOwn")}
              </Button>
              <Button type="submit" loading={busy}>
                {words("saveReply")}
              </Button>
            </DialogFooter>
          </form>
        ) : (
          <div className="flex flex-col gap-3">
            <p className="text-sm text-muted">{t("ownLead")}</p>
            {own.length === 0 ? <p className="text-sm">{t("ownNone")}</p> : null}
            <ul className="scroll-thin flex max-h-80 flex-col divide-y divide-line overflow-y-auto">
              {own.map((reply) => (
                <li key={reply.id} className="flex items-start gap-2 py-2 text-sm">
                  <span className="min-w-0 flex-1">
                    <SafeText text={reply.title} className="block font-medium" />
                    <SafeText text={reply.text} className="line-clamp-2 text-muted" />
                  </span>
                  <IconButton
                    icon={Pencil}
                    label={words("editReplyOf", { title: reply.title })}
                    onClick={() => edit({ id: reply.id, title: reply.title, text: reply.text })}
                  />
                  <IconButton
                    icon={Trash2}
                    label={words("deleteReplyOf", { title: reply.title })}
                    onClick={() => setAsking(reply)}
                  />
                </li>
              ))}
            </ul>
            <Button size="sm" className="self-start" onClick={() => edit({ title: "", text: "" })}>
              <Plus aria-hidden="true" />
              {words("newReply")}
            </Button>
          </div>
        )}
        <AlertDialog
          open={asking !== null}
          onOpenChange={(next) => (next ? undefined : setAsking(null))}
          title={words("deleteTitle", { title: asking?.title ?? "" })}
          description={words("deleteBody")}
          confirm={words("deleteReply")}
          tone="danger"
          onConfirm={() => {
            if (asking)
              void act(() => deleteOwnReplyAction(workspaceSlug, { id: asking.id }), words("replyDeleted"));
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
