"use client";

import { CalendarDays, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { SafeText } from "@/components/ui/safe-text";
import { type SmartObject as Read, readSmartObject } from "@/lib/smart-messages/read-smart-object.rules";
import type { SmartText } from "@/lib/smart-messages/read-smart-text.rules";
import { BitmapCanvas } from "./binary/bitmap-preview";
import { TunePlayer } from "./tune-player";

const ICONS = { card: UserRound, entry: CalendarDays };

/** What a phone makes of the octets: a card, an entry, a picture, a tune; nothing for others. */
export function SmartObject({ hex }: { hex: string }) {
  const read = useMemo(() => readSmartObject(hex), [hex]);
  return read === null ? null : <Drawn read={read} />;
}

function Drawn({ read }: { read: Read }) {
  const t = useTranslations("campaigns.compose.binary.builder");
  switch (read.kind) {
    case "card":
    case "entry":
      return <Lines read={read} />;
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

function Lines({ read }: { read: SmartText }) {
  const t = useTranslations("campaigns.compose.binary.builder");
  const Icon = ICONS[read.kind];
  return (
    <div className="flex max-w-80 gap-3 rounded-2xl rounded-es-md bg-bubble px-3 py-2.5 text-sm text-ink">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken">
        <Icon aria-hidden="true" className="size-4 text-muted" />
      </span>
      <ul className="flex min-w-0 flex-col gap-0.5">
        <li className="text-xs text-muted">{t(read.kind)}</li>
        {read.lines.map(({ field, value }) => (
          <li key={`${field} ${value}`} className="min-w-0 first-of-type:font-medium">
            <SafeText text={value} />
          </li>
        ))}
      </ul>
    </div>
  );
}
