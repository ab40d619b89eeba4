"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

interface RecoveryCodesDialogProps {
  /** Shown this one time; null keeps the window closed. */
  codes: string[] | null;
  onClose: () => void;
}

export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const t = useTranslations("two-step");
  return (
    <Dialog open={codes !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>{t("codesTitle")}</DialogTitle>
          <DialogDescription>{t("codesLead")}</DialogDescription>
        </DialogHeader>
        <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-md bg-sunken p-3 min-[420px]:grid-cols-2">
          {(codes ?? []).map((code) => (
            <li key={code} className="font-mono text-sm">
              {code}
            </li>
          ))}
        </ul>
        <DialogFooter>
          <CopyButton
            value={(codes ?? []).join("\n")}
            what={t("copyCodes")}
            withLabel
            variant="secondary"
            size="md"
          />
          <Button onClick={onClose}>{t("saved")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
