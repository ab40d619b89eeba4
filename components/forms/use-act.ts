"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { askForConfirmation } from "@/components/forms/confirm-request";
import type { ActionResult } from "@/lib/core/result";

interface Refusal {
  code: string;
  message: string;
  fields: Record<string, string>;
}

/**
 * Runs a server action once at a time. What is on the page changes only after it is true: the page
 * is read again on success, and a refusal is said at its fields, or as a toast when it belongs to
 * none.
 */
export function useAct() {
  const t = useTranslations("common");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function act<T>(
    run: () => Promise<ActionResult<T>>,
    done?: string | ((data: T) => string),
  ): Promise<{ data: T } | null> {
    if (busy) return null;
    setBusy(true);
    setRefusal(null);
    try {
      let result = await run();
      if (!result.ok && result.code === "confirmation_needed" && (await askForConfirmation()))
        result = await run();
      if (!result.ok) {
        setRefusal({ code: result.code, message: result.message, fields: result.fields ?? {} });
        if (!result.fields)
          toast.error(
            result.message,
            result.errorId ? { description: `${t("reference")} ${result.errorId}` } : undefined,
          );
        return null;
      }
      if (done !== undefined) toast.success(typeof done === "string" ? done : done(result.data));
      router.refresh();
      return { data: result.data };
    } catch {
      toast.error(t("error.title"));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, refusal, clear: () => setRefusal(null) };
}
