"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { setAvailabilityAction } from "../actions";

/** Whether conversations that nobody has may come to whoever looks. */
export function Availability({ workspaceSlug, begin }: { workspaceSlug: string; begin: boolean }) {
  const t = useTranslations("inbox.turns");
  const [available, setAvailable] = useState(begin);
  const { act, busy } = useAct({ withoutFields: true, onDone: () => undefined });
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-pressed={available}
      title={t("availableHelp")}
      loading={busy}
      onClick={() =>
        void act(() => setAvailabilityAction(workspaceSlug, { available: !available })).then((done) =>
          done === null ? undefined : setAvailable(done.data.available),
        )
      }
    >
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${available ? "bg-success" : "border border-line-strong"}`}
      />
      {t(available ? "available" : "away")}
    </Button>
  );
}
