import { useTranslations } from "next-intl";
import { splitUnseen } from "./split-unseen";

interface SafeTextProps {
  text: string;
  /** Keeps line breaks and spaces as they are. */
  multiline?: boolean;
  className?: string;
}

/**
 * Text from outside. It cannot turn the direction of what stands around it, and signs that cannot
 * be seen are shown by their number.
 */
export function SafeText({ text, multiline = false, className }: SafeTextProps) {
  const t = useTranslations("common");
  const parts = splitUnseen(text, multiline);
  return (
    <bdi className={`${multiline ? "whitespace-pre-wrap" : ""} break-words ${className ?? ""}`}>
      {parts.map((part) =>
        part.unseen ? (
          <span
            key={part.at}
            title={t("control", { code: part.text })}
            className="mx-px rounded-sm bg-warning-soft px-0.5 font-mono text-xs text-warning"
          >
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
