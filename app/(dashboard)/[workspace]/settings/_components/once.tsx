"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

interface OnceProps {
  title: string;
  description: string;
  /** What is shown this one time; null keeps the window closed. */
  secret: string | null;
  onClose: () => void;
}

/** A key or link that is shown once and never again. */
export function Once({ title, description, secret, onClose }: OnceProps) {
  const t = useTranslations("settings");
  const [copied, setCopied] = useState(false);
  const close = () => {
    setCopied(false);
    onClose();
  };
  return (
    <Dialog open={secret !== null} onOpenChange={(open) => (open ? undefined : close())}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        <code className="select-all break-all rounded-md bg-sunken p-3 font-mono text-sm">{secret}</code>
        <DialogFooter>
          <Button variant="secondary" onClick={close}>
            {t("done")}
          </Button>
          <Button
            onClick={() => void navigator.clipboard.writeText(secret ?? "").then(() => setCopied(true))}
          >
            {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
