"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";
import { saveCannedReplyAction } from "../actions";

interface CannedReplyDialogProps {
  workspaceSlug: string;
  /** The one to edit; without it a new one is made. */
  reply?: CannedReplyView;
}

export function CannedReplyDialog({ workspaceSlug, reply }: CannedReplyDialogProps) {
  const t = useTranslations("inbox.settings");
  const { act, busy, refusal, clear } = useAct();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");

  function show(next: boolean) {
    setOpen(next);
    clear();
    setTitle(reply?.title ?? "");
    setText(reply?.text ?? "");
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (
      await act(
        () => saveCannedReplyAction(workspaceSlug, { ...(reply ? { id: reply.id } : {}), title, text }),
        t("replySaved"),
      )
    )
      setOpen(false);
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        {reply ? (
          <Button variant="secondary" size="sm" aria-label={t("editReplyOf", { title: reply.title })}>
            {t("editReply")}
          </Button>
        ) : (
          <Button size="sm">
            <Plus aria-hidden="true" />
            {t("newReply")}
          </Button>
        )}
      </DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t(reply ? "editTitle" : "newTitle")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
          <Field label={t("replyTitle")} error={refusal?.fields.title}>
            <Input value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Field label={t("replyText")} description={t("replyHelp")} error={refusal?.fields.text}>
            <Textarea
              rows={5}
              dir="auto"
              maxLength={1600}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {t("saveReply")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
