"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/core/result";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/lib/webhooks/webhook.rules";

interface WebhookDialogProps<T> {
  trigger: ReactNode;
  title: string;
  lead: string;
  confirm: string;
  done?: string;
  saved?: { url: string; events: WebhookEvent[] };
  onSubmit: (input: { url: string; events: WebhookEvent[] }) => Promise<ActionResult<T>>;
  onDone?: (data: T) => void;
}

/** Address and events, for a new webhook or one that is changed. */
export function WebhookDialog<T>(props: WebhookDialogProps<T>) {
  const {
    trigger,
    title,
    lead,
    confirm,
    done,
    saved = { url: "", events: [...WEBHOOK_EVENTS] },
    onSubmit,
    onDone,
  } = props;
  const t = useTranslations("webhooks");
  const [open, setOpen] = useState(false);
  const [events, setEvents] = useState<WebhookEvent[]>(saved.events);
  const { act, busy, refusal, clear } = useAct();
  const fields = refusal?.fields ?? {};
  const eventsError = useId();

  function change(next: boolean) {
    setOpen(next);
    clear();
    if (next) setEvents(saved.events);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get("url"));
    const made = await act(() => onSubmit({ url, events }), done);
    if (made === null) return;
    setOpen(false);
    onDone?.(made.data);
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{lead}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field label={t("url")} description={t("urlHelp")} error={fields.url}>
            <Input
              name="url"
              type="url"
              required
              maxLength={2000}
              autoComplete="off"
              defaultValue={saved.url}
            />
          </Field>
          <fieldset className="grid gap-3" aria-describedby={fields.events ? eventsError : undefined}>
            <legend className="pb-2 font-medium text-sm">{t("events")}</legend>
            {WEBHOOK_EVENTS.map((name) => (
              <Checkbox
                key={name}
                label={t(`event.${name}`)}
                description={t(`eventHelp.${name}`)}
                checked={events.includes(name)}
                onCheckedChange={(checked) =>
                  setEvents(checked === true ? [...events, name] : events.filter((each) => each !== name))
                }
              />
            ))}
            {fields.events ? (
              <p id={eventsError} className="text-danger text-sm">
                {fields.events}
              </p>
            ) : null}
          </fieldset>
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {confirm}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
