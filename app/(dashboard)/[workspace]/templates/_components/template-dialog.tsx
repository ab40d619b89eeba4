"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
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
import { analyzeText } from "@/lib/core/sms-text";
import type { SmsContent } from "@/lib/messages/message-content.input";
import type { TemplateView } from "@/lib/templates/template.view";
import { createTemplateAction, updateTemplateAction } from "../actions";

const FIELDS = ["{{firstName}}", "{{lastName}}", "{{phone}}"];

interface TemplateDialogProps {
  workspaceSlug: string;
  /** The one to edit; without it a new one is made. */
  template?: TemplateView;
}

/**
 * Name and text, with parts and encoding as one types. What is not a text keeps its octets and only
 * its name changes.
 */
export function TemplateDialog({ workspaceSlug, template }: TemplateDialogProps) {
  const t = useTranslations("templates");
  const { act, busy, refusal, clear } = useAct();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(template?.name ?? "");
  const before: SmsContent = template?.message ?? { kind: "text", text: "" };
  const [text, setText] = useState(before.kind === "binary" ? "" : before.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const counts = analyzeText(text);

  function show(next: boolean) {
    setOpen(next);
    clear();
    if (!next) return;
    setName(template?.name ?? "");
    setText(before.kind === "binary" ? "" : before.text);
  }

  function insert(field: string) {
    const at = area.current?.selectionStart ?? text.length;
    setText(text.slice(0, at) + field + text.slice(area.current?.selectionEnd ?? at));
    area.current?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const message = before.kind === "binary" ? before : { ...before, text };
    const saved = await act(
      () =>
        template
          ? updateTemplateAction(workspaceSlug, { id: template.id, version: template.version, name, message })
          : createTemplateAction(workspaceSlug, { name, message }),
      (data) => (template ? t("saved", { version: data.version }) : t("created")),
    );
    if (saved) setOpen(false);
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant={template ? "secondary" : "primary"}>
          {template ? null : <Plus aria-hidden="true" className="size-4" />}
          {t(template ? "edit" : "new")}
        </Button>
      </DialogTrigger>
      <DialogContent size="lg">
        <DialogHeader>
          <DialogTitle>{t(template ? "editTitle" : "newTitle")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit} className="space-y-4">
          <Field label={t("name")} error={refusal?.fields.name} required>
            <Input value={name} maxLength={100} required onChange={(event) => setName(event.target.value)} />
          </Field>
          {before.kind === "binary" ? null : (
            <>
              <Field
                label={t("text")}
                description={t("textHelp")}
                error={refusal?.fields["message.text"] ?? refusal?.fields.message}
                required
              >
                <Textarea
                  ref={area}
                  rows={6}
                  maxLength={1600}
                  dir="auto"
                  required
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              </Field>
              <div className="flex flex-wrap items-center gap-2">
                {FIELDS.map((field) => (
                  <Button
                    key={field}
                    variant="secondary"
                    size="sm"
                    aria-label={t("insert", { field })}
                    onClick={() => insert(field)}
                  >
                    {field}
                  </Button>
                ))}
                <span className="ms-auto text-sm text-muted tabular-nums">
                  {t("counts", {
                    parts: counts.parts,
                    encoding: t(counts.encoding),
                    remaining: counts.remaining,
                  })}
                </span>
              </div>
            </>
          )}
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {t("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
