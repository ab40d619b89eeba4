"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { useNumberFormat } from "./use-number-format";

interface FileDropProps {
  /** Endings with a dot: [".csv", ".xlsx"]. */
  accept: readonly string[];
  /** Endings that are looked into too: the name of a file does not always tell its kind. */
  lookInto?: readonly string[];
  maxBytes: number;
  onFile: (file: File) => void;
  /** What may be dropped, in words. */
  hint?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** Takes one file, dropped or chosen, and refuses with a sentence what cannot be used. */
export function FileDrop(props: FileDropProps) {
  const { accept, lookInto = [], maxBytes, onFile, hint, disabled = false, className } = props;
  const { formatBytes } = useNumberFormat();
  const t = useTranslations("common");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function take(file: File | undefined) {
    if (!file || disabled) return;
    const fits = [...accept, ...lookInto].some((ending) => file.name.toLowerCase().endsWith(ending));
    const wrong = !fits
      ? t("fileWrongKind", { kinds: accept.join(", ") })
      : file.size > maxBytes
        ? t("fileTooLarge", { limit: formatBytes(maxBytes) })
        : null;
    setProblem(wrong);
    if (!wrong) onFile(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <div className={className}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by keyboard. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center transition-colors",
          over ? "border-accent bg-accent-soft" : "bg-surface",
        )}
      >
        <span className="grid size-11 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <FileUp aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <div>
          <p className="font-medium">{over ? t("dropFileNow") : t("dropFile")}</p>
          {hint ? <p className="mt-0.5 text-sm text-muted">{hint}</p> : null}
        </div>
        <Button variant="secondary" disabled={disabled} onClick={() => input.current?.click()}>
          {t("chooseFile")}
        </Button>
        <input
          ref={input}
          id={id}
          type="file"
          accept={[...accept, ...lookInto].join(",")}
          aria-label={t("chooseFile")}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      <p role="alert" className="mt-2 text-sm text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
}
