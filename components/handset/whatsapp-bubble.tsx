import { FileText, Image, MapPin, Play, Reply, SquareArrowOutUpRight } from "lucide-react";
import type { ReactNode } from "react";

interface WhatsAppBubbleProps {
  header: { format: string; text: string | null } | null;
  body: string;
  footer: string | null;
  buttons: readonly { kind: string; text: string }[];
  /** What stands for the medium at the top, in words. */
  mediaLabel: string;
}

const MEDIA = { image: Image, video: Play, document: FileText, location: MapPin };

/** A message as WhatsApp shows it. Texts are text nodes only; `*bold*` and `_italic_` are looks. */
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
          {formatted(body)}
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

const LOOKS = { "*": "strong", _: "em", "~": "s" } as const;

/** The marks that WhatsApp reads: a word between two stars is bold, and so on. */
function formatted(text: string): ReactNode[] {
  let offset = 0;
  return text.split(/(\*[^*\n]{1,500}\*|_[^_\n]{1,500}_|~[^~\n]{1,500}~)/).map((part, at) => {
    const Look = at % 2 === 1 ? LOOKS[part[0] as keyof typeof LOOKS] : undefined;
    const key = offset;
    offset += part.length;
    return Look ? <Look key={key}>{part.slice(1, -1)}</Look> : part;
  });
}
