import { Download, FileWarning, LoaderCircle } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";
import type { InboundMessageView } from "@/lib/inbox/conversation.view";
import { isShownImage } from "@/lib/inbox/sniff-media.rules";

interface InboundMediaProps {
  workspaceSlug: string;
  conversationId: string;
  messageId: string;
  media: NonNullable<InboundMessageView["media"]>;
}

/** A file that came: pictures as pictures, all else to be saved, and why one is not there. */
export function InboundMedia({ workspaceSlug, conversationId, messageId, media }: InboundMediaProps) {
  const t = useTranslations("inbox.media");
  const format = useFormatter();
  const { kind, state, fileName, contentType, size, reason } = media;
  const look =
    "flex w-fit max-w-full items-center gap-2 rounded-xl border border-line px-3 py-2 text-sm [&_svg]:size-4 [&_svg]:shrink-0";
  if (state === "waiting")
    return (
      <p className={`${look} text-muted`} data-testid="media">
        <LoaderCircle aria-hidden="true" />
        {t("waiting", { kind: t(`kinds.${kind}`) })}
      </p>
    );
  if (state === "lost")
    return (
      <p className={`${look} text-warning`} data-testid="media">
        <FileWarning aria-hidden="true" />
        {t(reason ?? "gone", { kind: t(`kinds.${kind}`) })}
      </p>
    );
  const url = `/api/app/${workspaceSlug}/conversations/${conversationId}/messages/${messageId}/media`;
  if (isShownImage(contentType))
    return (
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="block w-fit max-w-[85%] rounded-xl border border-line sm:max-w-[75%]"
        data-testid="media"
      >
        {/* biome-ignore lint/performance/noImgElement: it is a person's own file behind a sign-in, not ours to resize. */}
        <img
          src={url}
          alt={t("picture", { kind: t(`kinds.${kind}`) })}
          loading="lazy"
          className={kind === "sticker" ? "max-h-32 max-w-full" : "max-h-72 max-w-full rounded-xl"}
        />
      </a>
    );
  return (
    <a href={url} download className={`${look} hover:bg-hover`} data-testid="media">
      <Download aria-hidden="true" />
      <span className="min-w-0 truncate">
        {fileName === "" ? t(`kinds.${kind}`) : <SafeText text={fileName} />}
      </span>
      <span className="shrink-0 text-xs text-muted">
        {t("size", { kilobytes: format.number(Math.max(1, Math.round((size ?? 0) / 1024))) })}
      </span>
    </a>
  );
}

/** The words that came with a file, without the mark that names it in lists. */
export function withoutMark(text: string, { kind, fileName }: InboundMediaProps["media"]): string {
  const words = text.startsWith(`[${kind}]`) ? text.slice(kind.length + 2).trim() : text;
  return words === fileName ? "" : words;
}
