"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { readLocalTime, sayTime } from "@/lib/campaigns/schedule.rules";
import { wallClock } from "@/lib/core/zoned-time";
import { ReplyCost } from "./reply-cost";

interface SendLaterProps {
  title: string;
  timeZone: string;
  /** With words the reply is changed here too. */
  text?: string;
  /** The time that it has so far. */
  sendAt?: string;
  busy: boolean;
  problem: string | undefined;
  onSend: (sendAt: string, text: string) => void;
  onClose: () => void;
}

/** When a reply is sent: a day and a clock of the workspace. */
export function SendLater({ title, timeZone, text, sendAt, busy, problem, onSend, onClose }: SendLaterProps) {
  const t = useTranslations("inbox.later");
  const reply = useTranslations("inbox.reply");
  const locale = useLocale();
  const [{ date, time }, setWhen] = useState(
    () => (sendAt ? wallClock(sendAt, timeZone) : tomorrow(timeZone)) ?? { date: "", time: "" },
  );
  const [words, setWords] = useState(text ?? "");
  const reading = readLocalTime(`${date}T${time}`, timeZone);
  const at =
    reading === null
      ? null
      : reading.kind === "once"
        ? reading.instant
        : reading.kind === "gap"
          ? reading.next
          : reading.first;

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (at !== null) onSend(at, words);
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={submit} noValidate>
          {text === undefined ? null : (
            <div className="flex flex-col gap-1.5">
              <Textarea
                rows={4}
                dir="auto"
                maxLength={1600}
                aria-label={reply("label")}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
              <ReplyCost text={words} id="later-cost" />
            </div>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t("date")}>
              <Input
                type="date"
                value={date}
                onChange={(event) => setWhen({ date: event.target.value, time })}
              />
            </Field>
            <Field label={t("time")}>
              <Input
                type="time"
                value={time}
                onChange={(event) => setWhen({ date, time: event.target.value })}
              />
            </Field>
          </div>
          <p className="text-sm text-muted">
            {at === null ? t("zone", { zone: timeZone }) : `${sayTime(at, timeZone, locale)} · ${timeZone}`}
          </p>
          {problem ? (
            <p role="alert" className="text-sm text-danger">
              {problem}
            </p>
          ) : null}
          <DialogFooter>
            <Button variant="ghost" onClick={onClose}>
              {t("keep")}
            </Button>
            <Button
              type="submit"
              loading={busy}
              disabled={at === null || (text !== undefined && !words.trim())}
            >
              {t("set")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Nine in the morning of the next day there. */
function tomorrow(timeZone: string): { date: string; time: string } | null {
  const next = wallClock(new Date(Date.now() + 86_400_000).toISOString(), timeZone);
  return next && { ...next, time: "09:00" };
}
