"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

export interface ShortcutGroup {
  title: string;
  keys: readonly { keys: readonly string[]; label: string }[];
}

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Keys of the screens, after the shell's own. */
  groups?: readonly ShortcutGroup[];
}

/** All keys on one sheet. */
export function ShortcutsDialog({ open, onOpenChange, groups = [] }: ShortcutsDialogProps) {
  const t = useTranslations("shell");
  const own: ShortcutGroup[] = [
    {
      title: t("keys.everywhere"),
      keys: [
        { keys: ["Ctrl / ⌘", "K"], label: t("keys.command") },
        { keys: ["?"], label: t("keys.shortcuts") },
        { keys: ["/"], label: t("keys.search") },
        { keys: ["["], label: t("keys.sidebar") },
        { keys: ["Esc"], label: t("keys.close") },
      ],
    },
    {
      title: t("keys.lists"),
      keys: [
        { keys: ["j"], label: t("keys.next") },
        { keys: ["k"], label: t("keys.previous") },
        { keys: ["↓", "↑"], label: t("keys.arrows") },
        { keys: ["Enter"], label: t("keys.open") },
      ],
    },
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined} size="lg">
        <DialogTitle>{t("shortcuts")}</DialogTitle>
        <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {[...own, ...groups].map((group) => (
            <section key={group.title}>
              <h3 className="mb-1 text-xs font-medium text-muted">{group.title}</h3>
              <dl>
                {group.keys.map((entry) => (
                  <div key={entry.label} className="flex min-h-8 items-center justify-between gap-4">
                    <dt>{entry.label}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {entry.keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
