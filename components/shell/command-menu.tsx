"use client";

import { Command } from "cmdk";
import { CornerDownLeft, Keyboard, Monitor, Moon, Plus, Search, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { NAV_ICONS, type NavItem, navHref } from "./nav";
import type { ShellCommand } from "./shell-command";

interface CommandMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspaceSlug: string;
  items: readonly NavItem[];
  commands: readonly ShellCommand[];
  onShortcuts: () => void;
}

/** Ctrl or ⌘ K: go anywhere and start anything by typing its name. */
export function CommandMenu({
  open,
  onOpenChange,
  workspaceSlug,
  items,
  commands,
  onShortcuts,
}: CommandMenuProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { setTheme } = useTheme();
  const close = (then: () => void) => () => {
    onOpenChange(false);
    then();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        aria-describedby={undefined}
        className="gap-0 overflow-hidden p-0 sm:top-[14vh] sm:max-w-xl sm:translate-y-0"
      >
        <DialogTitle className="sr-only">{t("command")}</DialogTitle>
        <Command label={t("command")} loop className="flex min-h-0 flex-col">
          <div className="flex items-center gap-3 border-b border-line pe-12 ps-4">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <Command.Input
              placeholder={t("commandPlaceholder")}
              className="h-14 w-full min-w-0 bg-transparent text-base outline-none"
            />
          </div>
          <Command.List
            label={t("command")}
            className="scroll-thin max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain p-2"
          >
            <Command.Empty className="py-10 text-center text-muted">{t("commandEmpty")}</Command.Empty>
            {commands.length > 0 ? (
              <Group heading={t("commandDo")}>
                {commands.map((command) => (
                  <Entry
                    key={command.id}
                    value={command.label}
                    keywords={command.keywords}
                    onSelect={close(() => router.push(command.href))}
                  >
                    <Plus aria-hidden="true" />
                    {command.label}
                  </Entry>
                ))}
              </Group>
            ) : null}
            <Group heading={t("commandGo")}>
              {items.map((item) => {
                const Icon = NAV_ICONS[item.id];
                return (
                  <Entry
                    key={item.id}
                    value={t(`nav.${item.id}`)}
                    onSelect={close(() => router.push(navHref(workspaceSlug, item)))}
                  >
                    <Icon aria-hidden="true" />
                    {t(`nav.${item.id}`)}
                  </Entry>
                );
              })}
            </Group>
            <Group heading={t("commandApp")}>
              <Entry
                value={t("themeLight")}
                keywords={[t("theme")]}
                onSelect={close(() => setTheme("light"))}
              >
                <Sun aria-hidden="true" />
                {t("themeLight")}
              </Entry>
              <Entry value={t("themeDark")} keywords={[t("theme")]} onSelect={close(() => setTheme("dark"))}>
                <Moon aria-hidden="true" />
                {t("themeDark")}
              </Entry>
              <Entry
                value={t("themeSystem")}
                keywords={[t("theme")]}
                onSelect={close(() => setTheme("system"))}
              >
                <Monitor aria-hidden="true" />
                {t("themeSystem")}
              </Entry>
              <Entry value={t("shortcuts")} onSelect={close(onShortcuts)}>
                <Keyboard aria-hidden="true" />
                {t("shortcuts")}
              </Entry>
            </Group>
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

function Entry({
  value,
  keywords,
  onSelect,
  children,
}: {
  value: string;
  keywords?: string[];
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      onSelect={onSelect}
      className="group flex h-10 cursor-default items-center gap-3 rounded-md px-2.5 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:text-muted"
    >
      {children}
      <CornerDownLeft
        aria-hidden="true"
        className="ms-auto opacity-0 group-data-[selected=true]:opacity-100"
      />
    </Command.Item>
  );
}
