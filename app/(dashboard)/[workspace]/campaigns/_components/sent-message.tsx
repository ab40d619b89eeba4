"use client";

import { useTranslations } from "next-intl";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { OctetTotal } from "./binary/octet-total";
import { BarcodeExample } from "./composer/barcode-example";
import { drawsBarcode } from "./composer/barcode-token";
import { SmartObject } from "./smart-object";

/**
 * What is seen of a message besides its words: a binary one as a person can read it, with its bytes
 * for who asks for them, and the barcode that the gateway draws.
 */
export function SentMessage({ message }: { message: MessageContent }) {
  const t = useTranslations("campaigns.report.about");
  if (message.kind === "barcode")
    return drawsBarcode(message.format, message.text) ? <BarcodeExample /> : null;
  if (message.kind !== "binary") return null;
  return (
    <div className="flex min-w-0 flex-col gap-2 text-sm">
      {message.header ? <SmartObject hex={message.hex} /> : null}
      <OctetTotal hex={message.hex} concatenate={message.concatenate === true} />
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-muted">{t("bytes")}</summary>
        <code className="mt-1 block font-mono text-xs break-all">{message.hex}</code>
      </details>
    </div>
  );
}
