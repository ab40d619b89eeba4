"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { BalanceChoice } from "@/lib/gateways/balance.view";

interface BalanceChoicesProps {
  /** The answer as it came. */
  answer: string;
  choices: BalanceChoice[];
  busy: boolean;
  onChoose: (choice: BalanceChoice) => void;
}

/** An answer that can be read in several ways, as it came, and one button for each way. */
export function BalanceChoices({ answer, choices, busy, onChoose }: BalanceChoicesProps) {
  const t = useTranslations("gateway.balance");
  return (
    <Notice tone="warning" title={t("ambiguous")} description={t("ambiguousHelp")}>
      <pre dir="ltr" className="max-w-full overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-sm">
        {answer}
      </pre>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <Button
            key={JSON.stringify(choice.settings)}
            size="sm"
            variant="secondary"
            disabled={busy}
            onClick={() => onChoose(choice)}
          >
            {choice.used === null
              ? t("left", { remaining: choice.remaining })
              : t("usedAndLeft", { used: choice.used, remaining: choice.remaining })}
          </Button>
        ))}
      </div>
    </Notice>
  );
}
