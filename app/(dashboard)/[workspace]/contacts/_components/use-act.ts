"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { FieldErrors } from "@/lib/core/app-error";
import type { ActionResult } from "@/lib/core/result";

/**
 * Runs one action at a time, says how it went, and lets the screens read again. Nothing is shown as
 * done before it is.
 */
export function useAct(workspaceSlug: string, topics: readonly string[]) {
  const t = useTranslations("contacts.act");
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fields, setFields] = useState<FieldErrors>({});

  async function act<T>(run: () => Promise<ActionResult<T>>, done?: string): Promise<T | null> {
    if (busy) return null;
    setBusy(true);
    setFields({});
    try {
      const result = await run();
      if (!result.ok) {
        setFields(result.fields ?? {});
        if (!result.fields || Object.keys(result.fields).length === 0) {
          toast.error(
            result.message,
            result.errorId ? { description: t("errorId", { id: result.errorId }) } : undefined,
          );
        }
        return null;
      }
      if (done) toast.success(done);
      for (const topic of topics) void queryClient.invalidateQueries({ queryKey: [workspaceSlug, topic] });
      return result.data;
    } catch {
      toast.error(t("failed"));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, fields };
}
