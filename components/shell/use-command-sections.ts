"use client";

import {
  Keyboard,
  type LucideIcon,
  Monitor,
  Moon,
  MousePointerClick,
  Plus,
  Settings,
  Sun,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { NAV_ICONS, type NavItem, navHref } from "./nav";
import { pageActions, pressAction, pressOnArrival } from "./page-actions";
import type { ShellCommand } from "./shell-command";

export interface CommandSources {
  open: boolean;
  workspaceSlug: string;
  items: readonly NavItem[];
  commands: readonly ShellCommand[];
  onShortcuts: () => void;
}

interface Choice {
  id: string;
  label: string;
  keywords?: string;
  icon: LucideIcon;
  run: () => void;
  /** Listed only when it is looked for. */
  quiet?: boolean;
}

const APPEARANCES = [
  { name: "light", text: "themeLight", icon: Sun },
  { name: "dark", text: "themeDark", icon: Moon },
  { name: "system", text: "themeSystem", icon: Monitor },
] as const;

/** What the command menu knows without asking: buttons of the page, things to begin, places. */
export function useCommandSections(sources: CommandSources): { heading: string; choices: Choice[] }[] {
  const { open, workspaceSlug, items, commands, onShortcuts } = sources;
  const t = useTranslations("shell");
  const router = useRouter();
  const { setTheme } = useTheme();
  const here = open ? pageActions() : [];
  const lead = (command: ShellCommand) => () => {
    if (command.press) pressOnArrival(command.href, command.label);
    router.push(command.href);
  };
  const begins = commands.filter(
    ({ settings, label }) => !settings && !here.some((each) => each.label === label),
  );
  return [
    {
      heading: t("commandHere"),
      choices: here.map((action, index) => ({
        id: `here:${index}`,
        label: action.label,
        icon: MousePointerClick,
        run: () => pressAction(action),
      })),
    },
    {
      heading: t("commandDo"),
      choices: begins.map((command) => ({ ...command, icon: Plus, run: lead(command) })),
    },
    {
      heading: t("commandGo"),
      choices: items.map((item) => ({
        id: `go:${item.id}`,
        label: t(`nav.${item.id}`),
        icon: NAV_ICONS[item.id],
        run: () => router.push(navHref(workspaceSlug, item)),
      })),
    },
    {
      heading: t("nav.settings"),
      choices: commands
        .filter(({ settings }) => settings)
        .map((command) => ({ ...command, icon: Settings, run: lead(command), quiet: true })),
    },
    {
      heading: t("commandApp"),
      choices: [
        ...APPEARANCES.map(({ name, text, icon }) => ({
          id: `theme:${name}`,
          label: t(text),
          keywords: t("theme"),
          icon,
          run: () => setTheme(name),
        })),
        { id: "keys", label: t("shortcuts"), icon: Keyboard, run: onShortcuts },
      ],
    },
  ];
}
