"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { BINARY_OCTETS_MAX } from "@/lib/messages/binary-octets.rules";
import { concatenate as cut } from "@/lib/messages/concatenation.rules";

interface OctetTotalProps {
  /** Whole octets. */
  hex: string;
  concatenate: boolean;
}

/** How much of one message the octets take, or into how many messages they are cut. */
export function OctetTotal({ hex, concatenate }: OctetTotalProps) {
  const t = useTranslations("campaigns.compose.binary");
  const used = hex.length / 2;
  const left = BINARY_OCTETS_MAX - used;
  const several = concatenate && left < 0;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <meter
        className="h-2 min-w-32 flex-1"
        min={0}
        max={BINARY_OCTETS_MAX}
        high={BINARY_OCTETS_MAX}
        value={Math.min(used, BINARY_OCTETS_MAX)}
        aria-label={t("meter", { used, max: BINARY_OCTETS_MAX })}
      />
      <span className={cn("text-sm tabular-nums", left < 0 && !several ? "text-danger" : "text-muted")}>
        {several ? (
          t("several", {
            count: used,
            lengths: cut(hex, 0)
              .map((part) => part.length / 2)
              .join(" + "),
            parts: cut(hex, 0).length,
          })
        ) : (
          <>
            {t("meter", { used, max: BINARY_OCTETS_MAX })} ·{" "}
            {left < 0 ? t("over", { count: -left }) : t("left", { count: left })}
          </>
        )}
      </span>
    </div>
  );
}
