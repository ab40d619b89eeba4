"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { readBalanceAction } from "../actions";

/** Asks the gateway now. */
export function ReadBalanceButton({
  workspaceSlug,
  gatewayAccountId,
}: {
  workspaceSlug: string;
  gatewayAccountId: string;
}) {
  const t = useTranslations("credit");
  const { act, busy } = useAct();
  return (
    <Button
      variant="secondary"
      loading={busy}
      onClick={() =>
        void act(
          () => readBalanceAction(workspaceSlug, { id: gatewayAccountId }),
          ({ remaining }) => (remaining === null ? t("readDoneUnknown") : t("readDone", { remaining })),
        )
      }
    >
      <RefreshCw aria-hidden="true" />
      {t("read")}
    </Button>
  );
}
