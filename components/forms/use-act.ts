"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { withConfirmation } from "@/components/forms/confirm-request";
import { toast } from "@/components/ui/toast";
import type { FieldErrors } from "@/lib/core/app-error";
import type { ActionResult } from "@/lib/core/result";

interface Refusal {
  code: string;
  message: string;
  fields: FieldErrors;
}

interface ActOptions {
  /** Makes the screen read again what has changed; without it the page is read again. */
  onDone?: (data: unknown) => unknown;
  /** The screen shows no fields: what a refusal says of them goes into the toast. */
  withoutFields?: boolean;
  /** The screen says every refusal where it belongs: no toast lies over its buttons. */
  inPlace?: boolean;
}

/**
 * Runs a server action once at a time. What is on the screen changes only after it is true, and a
 * refusal is said at its fields, or as a toast when it belongs to none.
 */
export function useAct({ onDone, withoutFields = false, inPlace = false }: ActOptions = {}) {
  const t = useTranslations("common");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function act<T>(
    run: () => Promise<ActionResult<T>>,
    done?: string | ((data: T) => string),
    /** What the window says that asks who it is. */
    what?: string,
  ): Promise<{ data: T } | null> {
    if (busy) return null;
    setBusy(true);
    setRefusal(null);
    try {
      const result = await withConfirmation(run, what);
      if (!result.ok) {
        const { code, message, fields = {}, errorId } = result;
        setRefusal({ code, message, fields });
        const said = Object.values(fields)[0];
        if (!inPlace && (withoutFields || said === undefined))
          toast.error(said ?? message, errorId ? { description: `${t("reference")} ${errorId}` } : undefined);
        return null;
      }
      if (done !== undefined) toast.success(typeof done === "string" ? done : done(result.data));
      await (onDone ? onDone(result.data) : router.refresh());
      return { data: result.data };
    } catch {
      toast.error(t("notDone"));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, refusal, clear: () => setRefusal(null) };
}
