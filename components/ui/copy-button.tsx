"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button, type ButtonProps } from "./button";

interface CopyButtonProps extends Omit<ButtonProps, "children" | "onClick" | "asChild"> {
  value: string;
  /** What is copied, for its name: "Copy callback address". */
  what: string;
  /** With the word beside the icon. */
  withLabel?: boolean;
}

/** Copies a value and says that it did. */
export function CopyButton({
  value,
  what,
  withLabel = false,
  variant = "ghost",
  size,
  ...props
}: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      toast.error(t("copyFailed"));
    }
  }

  const Icon = copied ? Check : Copy;
  return (
    <Button
      variant={variant}
      size={size ?? (withLabel ? "sm" : "icon-sm")}
      aria-label={t("copyValue", { what })}
      title={withLabel ? undefined : t("copyValue", { what })}
      onClick={() => void copy()}
      {...props}
    >
      <Icon aria-hidden="true" className={copied ? "text-success" : undefined} />
      {withLabel ? <span>{copied ? t("copied") : t("copy")}</span> : null}
      <span className="sr-only" role="status">
        {copied ? t("copied") : ""}
      </span>
    </Button>
  );
}
