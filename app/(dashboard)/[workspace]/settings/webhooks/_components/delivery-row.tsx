"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { StatusBadge } from "@/components/ui/status-badge";
import { sayTold } from "@/lib/core/kept-sentence";
import { WEBHOOK_EVENTS } from "@/lib/webhooks/webhook.rules";
import type { WebhookAttemptView, WebhookDeliveryView } from "@/lib/webhooks/webhook.view";
import { sendDeliveryAgainAction } from "../actions";
import { CodeBlock } from "./code-block";

interface DeliveryRowProps {
  workspaceSlug: string;
  delivery: WebhookDeliveryView;
  onChange: () => void;
}

/** One event: its state at a glance; opened, each try, the body, and a button to send it again. */
export function DeliveryRow({ workspaceSlug, delivery, onChange }: DeliveryRowProps) {
  const t = useTranslations("webhooks");
  const { act, busy } = useAct();
  const say = useSay();
  const known = WEBHOOK_EVENTS.find((event) => event === delivery.event) ?? "test";
  const [last] = delivery.attempts;
  return (
    <li>
      <details className="group text-sm">
        <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 rtl:group-open:-rotate-90"
          />
          <span className="min-w-36 flex-1 font-medium">{t(`event.${known}`)}</span>
          <StatusBadge status={delivery.status} label={t(`status.${delivery.status}`)} />
          <span className="min-w-24 text-muted">
            {last ? <Result attempt={last} /> : t("tries", { count: 0 })}
          </span>
          <span className="text-muted">
            <RelativeTime at={delivery.createdAt} />
          </span>
        </summary>
        <div className="grid gap-4 border-line border-t bg-sunken/40 px-4 py-4 sm:px-5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-muted">
              {t("tries", { count: delivery.attempts.length })}
              {delivery.status === "pending" && last ? (
                <> · {t.rich("next", { when: () => <RelativeTime at={delivery.dueAt} /> })}</>
              ) : null}
            </p>
            {last ? (
              <Button
                size="sm"
                variant="secondary"
                loading={busy}
                onClick={() =>
                  void act(
                    () => sendDeliveryAgainAction(workspaceSlug, { deliveryId: delivery.id }),
                    t("sentAgain"),
                  ).then(onChange)
                }
              >
                {delivery.status === "pending" ? t("tryNow") : t("sendAgain")}
              </Button>
            ) : null}
          </div>
          {last ? (
            <ol className="grid gap-2">
              {delivery.attempts.map((attempt) => (
                <li key={attempt.at} className="flex flex-wrap gap-x-4 gap-y-0.5">
                  <RelativeTime at={attempt.at} absolute className="text-muted" />
                  <span className="font-medium">
                    <Result attempt={attempt} />
                  </span>
                  <span className="text-muted tabular-nums">{t("millis", { millis: attempt.millis })}</span>
                  {attempt.error ? (
                    <SafeText text={sayTold(attempt.error, say)} className="basis-full text-muted" />
                  ) : null}
                </li>
              ))}
            </ol>
          ) : null}
          <p>
            <span className="text-muted">{t("eventId")}: </span>
            <code className="select-all break-all text-xs">{delivery.id}</code>
          </p>
          <div>
            <p className="pb-1 text-muted">{t("body")}</p>
            <CodeBlock label={t("body")} className="max-h-64 whitespace-pre-wrap break-all">
              <SafeText text={readable(delivery.body)} multiline />
            </CodeBlock>
          </div>
        </div>
      </details>
    </li>
  );
}

function Result({ attempt }: { attempt: WebhookAttemptView }) {
  const t = useTranslations("webhooks");
  return attempt.statusCode === null ? t("noAnswer") : t("answer", { status: String(attempt.statusCode) });
}

function readable(body: string): string {
  const text = JSON.stringify(JSON.parse(body), null, 2);
  return text.length > 4_000 ? `${text.slice(0, 4_000)}\n…` : text;
}
