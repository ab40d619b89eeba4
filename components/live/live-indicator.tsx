"use client";

import { CloudOff, LoaderCircle, Radio, RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { useLive } from "./live-provider";
import { useLastUpdate } from "./use-last-update";

/** Says in a word whether the screen follows by itself, and on hover since when it is as it is. */
export function LiveIndicator({ className }: { className?: string }) {
  const t = useTranslations("common.live");
  const format = useFormatter();
  const state = useLive();
  const updated = useLastUpdate();
  const when = updated === null ? null : format.dateTime(updated, "clock");
  return (
    <Tooltip
      content={
        <span>
          {t(`help.${state}`)}
          {when ? <span className="block opacity-80">{t("updated", { when })}</span> : null}
        </span>
      }
    >
      <button
        type="button"
        data-live={state}
        className={cn(
          "inline-flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-xs text-muted whitespace-nowrap",
          className,
        )}
      >
        <Sign state={state} />
        <span className={cn(state === "live" && "max-sm:sr-only")}>{t(state)}</span>
      </button>
    </Tooltip>
  );
}

function Sign({ state }: { state: ReturnType<typeof useLive> }) {
  if (state === "live") {
    return (
      <>
        <span
          aria-hidden="true"
          className="size-2 rounded-full bg-status-delivered animate-[live-pulse_2.4s_ease-out_infinite] max-sm:hidden"
        />
        {/* Without the word beside it a dot alone says nothing. */}
        <Radio aria-hidden="true" className="size-4 text-status-delivered-ink sm:hidden" />
      </>
    );
  }
  const Icon = state === "polling" ? CloudOff : state === "reconnecting" ? RefreshCw : LoaderCircle;
  return (
    <Icon
      aria-hidden="true"
      className={cn("size-3.5", state === "polling" ? "text-warning" : "animate-spin")}
    />
  );
}
