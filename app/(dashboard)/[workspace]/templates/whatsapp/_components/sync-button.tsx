"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { syncOwnTemplatesAction } from "../actions";

/** Asks WhatsApp for the templates of every account now. */
export function SyncButton({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("whatsapp-templates");
  const { act, busy } = useAct();
  return (
    <Button
      variant="secondary"
      loading={busy}
      onClick={() =>
        void act(
          () => syncOwnTemplatesAction(workspaceSlug, {}),
          ({ data }) => t(data.some(({ problem }) => problem !== null) ? "askedInVain" : "synced"),
        )
      }
    >
      <RefreshCw aria-hidden="true" />
      {t("sync")}
    </Button>
  );
}
