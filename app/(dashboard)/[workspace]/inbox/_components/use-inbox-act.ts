"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/core/result";
import { showsConversation } from "./inbox-keys";

/**
 * Runs one action at a time. Nothing changes on the screen before it is true; then everything that
 * shows the conversation is read again.
 */
export function useInboxAct(workspaceSlug: string, id: string) {
  const t = useTranslations("common");
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);

  async function act<T>(run: () => Promise<ActionResult<T>>, done?: string): Promise<{ data: T } | null> {
    if (busy) return null;
    setBusy(true);
    try {
      const result = await run();
      if (!result.ok) {
        const said = Object.values(result.fields ?? {})[0] ?? result.message;
        toast.error(
          said,
          result.errorId ? { description: `${t("reference")} ${result.errorId}` } : undefined,
        );
        return null;
      }
      if (done) toast.success(done);
      await client.invalidateQueries({ predicate: showsConversation(workspaceSlug, id) });
      return { data: result.data };
    } catch {
      toast.error(t("error.title"));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy };
}
