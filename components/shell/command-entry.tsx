"use client";

import { Command } from "cmdk";
import { CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** All that can be chosen in the command menu. */
export function CommandList({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <Command.List
      label={t("command")}
      className="scroll-thin relative max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain p-2 empty:hidden"
    >
      {children}
    </Command.List>
  );
}

/** Entries of the command menu under one heading. */
export function CommandGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

interface CommandEntryProps {
  /** Unlike that of every other entry. */
  value: string;
  onSelect: () => void;
  children: ReactNode;
}

/** One thing to open or to do. */
export function CommandEntry({ value, onSelect, children }: CommandEntryProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="group flex min-h-10 cursor-default items-center gap-3 rounded-md px-2.5 py-1.5 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      {children}
      <CornerDownLeft
        aria-hidden="true"
        className="ms-auto opacity-0 group-data-[selected=true]:opacity-100"
      />
    </Command.Item>
  );
}
