import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface HandsetProps {
  /** Whom the phone says it is from. */
  from: string;
  /** What is read on the phone; null while nothing is written. */
  text: string | null;
  /** Shown in the bubble's place when there is no text. */
  placeholder: string;
  /** A message that opens by itself over everything, and is gone when dismissed. */
  flash?: boolean;
  flashLabel?: string;
  /** A picture above the text. */
  media?: ReactNode;
  /** Under the bubble: time, parts. */
  caption?: ReactNode;
  label: string;
}

/**
 * A phone with one message on it. Text is only ever a text node: no links are made, and foreign
 * directions stay inside.
 */
export function Handset({
  from,
  text,
  placeholder,
  flash = false,
  flashLabel,
  media,
  caption,
  label,
}: HandsetProps) {
  return (
    <figure aria-label={label} className="mx-auto w-full max-w-72">
      <div className="rounded-[2.25rem] border border-line bg-raised p-2 shadow-md">
        <div className="flex min-h-96 flex-col overflow-hidden rounded-[1.75rem] border border-line bg-canvas">
          <div className="flex flex-col items-center gap-1 border-b border-line px-4 pt-3 pb-2">
            <span aria-hidden="true" className="mb-2 h-1.5 w-16 rounded-full bg-line" />
            <span
              aria-hidden="true"
              className="grid size-9 place-items-center rounded-full bg-sunken text-sm font-medium text-muted"
            >
              {initial(from)}
            </span>
            <span className="max-w-full truncate text-xs font-medium text-ink">
              <bdi>{from}</bdi>
            </span>
          </div>
          <div
            className={cn(
              "flex flex-1 flex-col gap-1.5 p-3",
              flash && "items-center justify-center bg-sunken",
            )}
          >
            {flash && flashLabel ? <span className="text-xs text-muted">{flashLabel}</span> : null}
            {media ? <div className="w-[92%]">{media}</div> : null}
            <Bubble flash={flash} text={text} placeholder={placeholder} />
            {caption ? (
              <figcaption className="px-1 text-xs text-muted tabular-nums">{caption}</figcaption>
            ) : null}
          </div>
        </div>
      </div>
    </figure>
  );
}

function Bubble({ text, placeholder, flash }: { text: string | null; placeholder: string; flash: boolean }) {
  if (text === null || text === "") {
    return (
      <p className="rounded-2xl rounded-es-md border border-dashed border-line px-3 py-2 text-sm text-muted">
        {placeholder}
      </p>
    );
  }
  return (
    <p
      dir="auto"
      className={cn(
        "max-h-80 overflow-y-auto px-3 py-2 text-sm leading-relaxed break-words whitespace-pre-wrap text-ink",
        flash
          ? "w-full rounded-lg border border-line bg-surface shadow-md"
          : "max-w-[92%] self-start rounded-2xl rounded-es-md bg-bubble",
      )}
      // A long text scrolls inside the phone, so the keyboard must be able to reach it.
      tabIndex={0}
    >
      {text}
    </p>
  );
}

function initial(from: string): string {
  const first = [...from.trim()][0] ?? "?";
  return /\d|\+/.test(first) ? "#" : first.toUpperCase();
}
