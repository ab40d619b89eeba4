"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useRowsInSight } from "@/components/data-table/use-rows-in-sight";
import { useCodeWords } from "@/components/forms/use-code-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { MessageView } from "@/lib/campaigns/campaign.view";
import { readablePhone } from "@/lib/core/readable-phone";
import { MessageStatusLabel } from "../../_components/message-status-label";

const ROW = 48;

interface RecipientRowsProps {
  rows: MessageView[];
  more: boolean;
  pending: boolean;
  onEnd: () => void;
  onOpen: (ref: string) => void;
}

const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 md:grid-cols-[11rem_minmax(0,1fr)_10rem_4rem_5rem_8rem]";

/** Only the rows in sight are in the document, whatever the length of the list. */
export function RecipientRows({ rows, more, pending, onEnd, onOpen }: RecipientRowsProps) {
  const t = useTranslations("campaigns.report.table");
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // A row more stands for those that still come.
  const count = rows.length + (more ? 1 : 0);
  const { first, end, total } = useRowsInSight({ list, box, count, height: ROW, guess: 544 });
  useEffect(() => {
    if (more && end > rows.length - 10) onEnd();
  }, [more, end, rows.length, onEnd]);

  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div
        aria-hidden="true"
        className={`${COLUMNS} hidden border-b border-line py-2 text-xs text-muted md:grid`}
      >
        <span>{t("columns.phone")}</span>
        <span>{t("columns.name")}</span>
        <span>{t("columns.status")}</span>
        <span className="text-end">{t("columns.parts")}</span>
        <span className="text-end">{t("columns.attempts")}</span>
        <span>{t("columns.final")}</span>
      </div>
      <section
        ref={box}
        tabIndex={0}
        aria-label={t("label")}
        className="max-h-[34rem] min-h-48 overflow-y-auto overscroll-contain"
      >
        {pending ? <Skeleton className="m-4 h-40" /> : null}
        <ul ref={list} style={{ height: total }} className="relative">
          {Array.from({ length: end - first }, (_, at) => first + at).map((index) => {
            const row = rows[index];
            return (
              <li
                key={row?.id ?? "more"}
                aria-setsize={more ? -1 : rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: ROW, transform: `translateY(${index * ROW}px)` }}
              >
                {row ? <Row message={row} onOpen={onOpen} /> : <Skeleton className="mx-4 mt-4 h-4" />}
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function Row({ message, onOpen }: { message: MessageView; onOpen: (ref: string) => void }) {
  const t = useTranslations("campaigns.report.table");
  const tf = useTranslations("campaigns.fallback");
  const tr = useTranslations("campaigns.retry");
  const ts = useTranslations("campaigns.message");
  const format = useFormatter();
  const words = useCodeWords();
  const at = message.readAt ?? message.finalAt ?? message.sentAt;
  const reason = message.failureCode && message.status !== "delivered" ? words(message.failureCode) : null;
  return (
    <button
      type="button"
      onClick={() => onOpen(message.id)}
      className={`${COLUMNS} h-full w-full border-b border-line text-start text-sm hover:bg-hover focus-visible:-outline-offset-2`}
    >
      <span className="min-w-0">
        <span className="sr-only">{t("openRow")}: </span>
        <bdi className="block truncate font-medium tabular-nums">{readablePhone(message.phone)}</bdi>
        <bdi className="block truncate text-xs text-muted md:hidden">{message.name}</bdi>
      </span>
      <span className="hidden min-w-0 md:block">
        <bdi className="block truncate">{message.name}</bdi>
      </span>
      <span className="min-w-0 justify-self-end md:justify-self-start">
        <MessageStatusLabel {...message} />
        {message.again ? (
          <span className="block max-w-32 sm:max-w-44 truncate text-xs text-muted">
            {tr("row", { status: ts(message.again.status) })}
          </span>
        ) : message.instead && message.channel === "whatsapp" ? (
          <span className="block max-w-32 sm:max-w-44 truncate text-xs text-muted">
            {tf(`whyShort.${message.instead.why}`)}
          </span>
        ) : reason ? (
          <span className="block max-w-44 truncate text-xs text-muted">{reason}</span>
        ) : message.instead ? (
          <span className="block max-w-32 sm:max-w-44 truncate text-xs text-muted">
            {tf(`whyShort.${message.instead.why}`)}
          </span>
        ) : null}
      </span>
      <span className="hidden text-end text-muted tabular-nums md:block">
        {message.parts > 0 ? format.number(message.parts) : "–"}
      </span>
      <span className="hidden text-end text-muted tabular-nums md:block">
        {format.number(message.attempts)}
      </span>
      <span className="hidden text-muted md:block">{at ? <RelativeTime at={at} /> : "–"}</span>
    </button>
  );
}
