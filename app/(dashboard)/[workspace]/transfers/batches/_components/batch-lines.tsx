"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardFooter, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { BatchCheckView } from "@/lib/transfers/batch.view";
import { type LineState, MOST_LINES } from "@/lib/transfers/pasted-lines.rules";
import type { DraftLine } from "./batch-draft";
import { BatchLine } from "./batch-line";

interface BatchLinesProps {
  lines: DraftLine[];
  states: LineState[];
  /** What the server said of exactly these lines. */
  check: BatchCheckView | null;
  busy: boolean;
  onLines: (lines: DraftLine[]) => void;
  /** Adds usernames as customers; null for who may not. */
  onAdd: ((usernames: readonly string[]) => Promise<void>) | null;
  onCheck: () => void;
}

/** Every line as it was typed, with what is wrong beside it and a way to put it right. */
export function BatchLines({ lines, states, check, busy, onLines, onAdd, onCheck }: BatchLinesProps) {
  const t = useTranslations("batches");
  const [tried, setTried] = useState(false);
  if (lines.length === 0) return null;
  const unknown = lines.filter((_, index) => check?.lines[index]?.problem === "unknown");
  const unsure = states.filter(({ amount }) => amount.kind === "asked").length;
  const total = states.reduce((sum, { amount }) => sum + (amount.kind === "number" ? amount.value : 0), 0);
  const change = (key: string, next: Partial<DraftLine>) =>
    onLines(lines.map((line) => (line.key === key ? { ...line, ...next } : line)));
  return (
    <Card>
      <CardHeader title={t("lines", { lines: lines.length })} description={t("total", { credits: total })} />
      <div className="flex flex-col gap-3 px-4 pb-3 empty:hidden sm:px-5">
        {lines.length > MOST_LINES ? (
          <Notice tone="danger" title={t("tooMany", { most: MOST_LINES, over: lines.length - MOST_LINES })} />
        ) : null}
        {unsure > 0 ? (
          <Notice tone="warning" title={t("unsure", { lines: unsure })}>
            <Button
              size="sm"
              variant="secondary"
              onClick={() =>
                onLines(
                  lines.map((line, index) => {
                    const amount = states[index]?.amount;
                    return amount?.kind === "asked" ? { ...line, amount: String(amount.value) } : line;
                  }),
                )
              }
            >
              {t("sureAll")}
            </Button>
          </Notice>
        ) : null}
        {unknown.length > 0 ? (
          <Notice tone="danger" title={t("unknownLines", { lines: unknown.length })}>
            {onAdd === null ? null : (
              <Button
                size="sm"
                variant="secondary"
                disabled={busy}
                onClick={() => void onAdd([...new Set(unknown.map(({ customer }) => customer.trim()))])}
              >
                {t("addAll", { lines: unknown.length })}
              </Button>
            )}
            <Button
              size="sm"
              variant="secondary"
              onClick={() => onLines(lines.filter((line) => !unknown.includes(line)))}
            >
              {t("removeAll", { lines: unknown.length })}
            </Button>
          </Notice>
        ) : null}
      </div>
      <ol className="divide-y divide-line border-t border-line">
        {lines.map((line, index) => (
          <BatchLine
            key={line.key}
            number={index + 1}
            line={line}
            state={states[index] ?? { amount: { kind: "none" }, sameAs: null }}
            checked={check?.lines[index] ?? null}
            tried={tried}
            busy={busy}
            onChange={(next) => change(line.key, next)}
            onRemove={() => onLines(lines.filter((each) => each.key !== line.key))}
            onAdd={onAdd === null ? null : () => void onAdd([line.customer.trim()])}
          />
        ))}
      </ol>
      <CardFooter>
        <Button variant="ghost" onClick={() => onLines([])}>
          {t("clear")}
        </Button>
        <Button
          loading={busy}
          disabled={lines.length > MOST_LINES}
          onClick={() => {
            setTried(true);
            if (lines.every(({ customer }) => customer.trim() !== "")) onCheck();
          }}
        >
          {t("check")}
        </Button>
      </CardFooter>
    </Card>
  );
}
