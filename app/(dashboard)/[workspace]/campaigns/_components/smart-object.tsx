"use client";

import { CalendarDays, Link2, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { SafeText } from "@/components/ui/safe-text";
import { type SmartObject as Read, readSmartObject } from "@/lib/smart-messages/read-smart-object.rules";
import type { SmartText } from "@/lib/smart-messages/read-smart-text.rules";
import { BitmapCanvas } from "./binary/bitmap-preview";
import { TunePlayer } from "./tune-player";

const ICONS = { card: UserRound, entry: CalendarDays, link: Link2 };

/** What a phone makes of the octets: card, entry, link, picture, tune; nothing for others. */
export function SmartObject({ hex }: { hex: string }) {
  const read = useMemo(() => readSmartObject(hex), [hex]);
  return read === null ? null : <Drawn read={read} />;
}

function Drawn({ read }: { read: Read }) {
  const t = useTranslations("campaigns.compose.binary.builder");
  switch (read.kind) {
    case "card":
    case "entry":
      return <Lines kind={read.kind} lines={read.lines} />;
    case "link":
      return (
        <Lines
          kind="link"
          lines={[
            { field: "text", value: read.text },
            { field: "url", value: read.url },
          ]}
        />
      );
    case "ringtone":
      return <TunePlayer tune={read} />;
    case "logo":
    case "picture":
      return (
        <figure className="flex w-full max-w-80 flex-col gap-1">
          <BitmapCanvas bitmap={read.bitmap} label={t(read.kind)} className="w-full" />
          {read.kind === "picture" && read.text !== "" ? (
            <figcaption className="text-sm">
              <SafeText text={read.text} />
            </figcaption>
          ) : null}
        </figure>
      );
  }
}

interface LinesProps {
  kind: keyof typeof ICONS;
  lines: SmartText["lines"];
}

function Lines({ kind, lines }: LinesProps) {
  const t = useTranslations("campaigns.compose.binary.builder");
  const Icon = ICONS[kind];
  return (
    <div className="flex max-w-80 gap-3 rounded-2xl rounded-es-md bg-bubble px-3 py-2.5 text-sm text-ink">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken">
        <Icon aria-hidden="true" className="size-4 text-muted" />
      </span>
      <ul className="flex min-w-0 flex-col gap-0.5">
        <li className="text-xs text-muted">{t(kind)}</li>
        {lines.map(({ field, value }) => (
          <li key={`${field} ${value}`} className="min-w-0 first-of-type:font-medium">
            <SafeText text={value} />
          </li>
        ))}
      </ul>
    </div>
  );
}
