"use client";

import { Check, CloudOff, LoaderCircle, PencilLine, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useAge } from "../use-age";
import type { SaveState } from "./use-autosave";

/** On a phone a mark says as much; what needs a person is always said in words. */
const QUIET: readonly SaveState["kind"][] = ["new", "unsaved", "saving", "saved"];

/** "Saved 3 s ago": quiet, always there, and never announced at every key. */
export function SaveIndicator({ state }: { state: SaveState }) {
  const t = useTranslations("campaigns.compose.save");
  const age = useAge();
  const seconds = useSecondsSince(state.kind === "saved" ? state.at : null);
  const look = {
    new: [PencilLine, t("new")],
    unsaved: [PencilLine, t("unsaved")],
    saving: [LoaderCircle, t("saving")],
    saved: [Check, seconds < 3 ? t("now") : t("saved", { time: age(seconds) })],
    offline: [CloudOff, t("offline")],
    failed: [TriangleAlert, t("failed")],
    invalid: [TriangleAlert, state.kind === "invalid" ? t("invalid", { reason: state.reason }) : ""],
    conflict: [TriangleAlert, t("conflictTitle")],
    signedOut: [TriangleAlert, t("signedOutTitle")],
    outdated: [TriangleAlert, t("outdatedTitle")],
    launched: [TriangleAlert, t("launchedTitle")],
  } as const;
  const [Icon, words] = look[state.kind];
  return (
    <p
      className="flex min-w-0 items-center gap-1.5 text-sm text-muted tabular-nums"
      data-save-state={state.kind}
    >
      <Icon
        aria-hidden="true"
        className={`size-4 shrink-0 ${state.kind === "saving" ? "animate-spin motion-reduce:animate-none" : ""}`}
      />
      <span className={cn("min-w-0", QUIET.includes(state.kind) && "max-sm:sr-only")}>{words}</span>
    </p>
  );
}

function useSecondsSince(at: number | null): number {
  const [now, setNow] = useState(() => at ?? 0);
  useEffect(() => {
    if (at === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? 0 : Math.max(0, Math.round((now - at) / 1000));
}
