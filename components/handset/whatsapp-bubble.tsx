import { FileText, Image, MapPin, Play, Reply, SquareArrowOutUpRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { type MarkedText, readMarks } from "@/lib/core/read-marks";

interface WhatsAppBubbleProps {
  header: { format: string; text: string | null } | null;
  body: string;
  footer: string | null;
  buttons: readonly { kind: string; text: string }[];
  /** What stands for the medium at the top, in words. */
  mediaLabel: string;
}

const MEDIA = { image: Image, video: Play, document: FileText, location: MapPin };

/** A message as WhatsApp shows it: its marks give looks, and texts are text nodes only. */
export function WhatsAppBubble({ header, body, footer, buttons, mediaLabel }: WhatsAppBubbleProps) {
  const Media = MEDIA[header?.format as keyof typeof MEDIA] ?? FileText;
  return (
    <div className="w-full max-w-80 rounded-2xl rounded-es-md border border-line bg-raised text-sm shadow-sm">
      <div className="space-y-1 px-3 py-2">
        {header && header.text === null ? (
          <div className="mb-1 flex h-24 items-center justify-center gap-2 rounded-lg bg-sunken text-xs text-muted">
            <Media aria-hidden="true" className="size-5" />
            {mediaLabel}
          </div>
        ) : null}
        {header?.text ? (
          <p dir="auto" className="font-semibold break-words">
            {header.text}
          </p>
        ) : null}
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {marked(readMarks(body))}
        </p>
        {footer ? (
          <p dir="auto" className="text-xs break-words text-muted">
            {footer}
          </p>
        ) : null}
      </div>
      {buttons.map(({ kind, text }, at) => {
        const Icon = kind === "quick_reply" ? Reply : SquareArrowOutUpRight;
        return (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons have no id and never move.
            key={at}
            className="flex items-center justify-center gap-1.5 border-t border-line px-3 py-2 font-medium text-accent-ink"
          >
            <Icon aria-hidden="true" className="size-3.5 shrink-0" />
            <bdi className="min-w-0 truncate">{text}</bdi>
          </p>
        );
      })}
    </div>
  );
}

const LOOKS = { bold: "strong", italic: "em", struck: "s", code: "code" } as const;

function marked(parts: readonly MarkedText[]): ReactNode[] {
  return parts.map(({ at, look, inner }) => {
    const within = typeof inner === "string" ? inner : marked(inner);
    const Look = look === null ? Fragment : LOOKS[look];
    return <Look key={at}>{within}</Look>;
  });
}
