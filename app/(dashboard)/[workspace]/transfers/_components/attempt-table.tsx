import { useFormatter, useTranslations } from "next-intl";
import type { TransferAttemptView } from "@/lib/transfers/transfer.view";

const OUTCOMES = ["accepted", "refused", "notSent", "unknown"] as const;

/** Every call that was made, and what the balance was around it. */
export function AttemptTable({ attempts, timeZone }: { attempts: TransferAttemptView[]; timeZone: string }) {
  const t = useTranslations("transfers.detail");
  const format = useFormatter();
  const balance = (value: number | null) => (value === null ? "–" : format.number(value));
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t("attempts")}</h2>
      {attempts.length === 0 ? <p className="text-sm text-muted">{t("noAttempts")}</p> : null}
      <ol className="flex flex-col gap-3">
        {attempts.map((attempt) => {
          const outcome = OUTCOMES.find((each) => each === attempt.outcome) ?? "started";
          return (
            <li
              key={attempt.number}
              className="grid grid-cols-[2rem_1fr] gap-x-2 border-t border-line pt-3 text-sm tabular-nums"
            >
              <span className="text-muted">{attempt.number}.</span>
              <div className="min-w-0">
                <p>
                  {format.dateTime(new Date(attempt.startedAt), "second", { timeZone })} ·{" "}
                  {t(`outcomes.${outcome}`)}
                  {attempt.code ? ` (${attempt.code})` : ""}
                </p>
                <p className="break-words text-muted">{attempt.detail}</p>
                <p className="text-muted">
                  {t("before")} {balance(attempt.balanceBefore)} · {t("after")}{" "}
                  {balance(attempt.balanceAfter)}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
