import { useTranslations } from "next-intl";
import type { MessageContent } from "@/lib/messages/message-content.input";

interface TemplateTextProps {
  message: MessageContent;
  className?: string;
}

/** The words of a template, or what it is when it has none. */
export function TemplateText({ message, className }: TemplateTextProps) {
  const t = useTranslations("templates");
  if (message.kind === "binary")
    return <p className={className}>{t("binary", { octets: message.hex.length / 2 })}</p>;
  return (
    <p className={className}>
      {message.kind === "barcode" ? `${t("barcode", { format: message.format })}: ` : null}
      {message.kind === "text" && message.flash ? `${t("flash")}: ` : null}
      <bdi className="whitespace-pre-wrap break-words">{message.text}</bdi>
    </p>
  );
}
