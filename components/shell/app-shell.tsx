"use client";

import { Menu, PanelLeft, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useFirstTouch } from "@/components/ui/use-first-touch";
import type { FindProps } from "./command-menu";
import type { NavItem } from "./nav";
import { NavList } from "./nav-list";
import type { ShellCommand } from "./shell-command";
import type { ShortcutGroup } from "./shortcuts-dialog";
import { SIDEBAR_COOKIE } from "./sidebar-cookie";
import { useRowKeys } from "./use-row-keys";
import { useShortcut } from "./use-shortcut";
import { type ShellUser, UserMenu } from "./user-menu";
import { type ShellWorkspace, WorkspaceSwitcher } from "./workspace-switcher";

const loadMenu = () => import("./command-menu").then((module) => module.CommandMenu);
const CommandMenu = dynamic(loadMenu, { ssr: false });
const MenuDrawer = dynamic(() => import("./menu-drawer").then((module) => module.MenuDrawer), { ssr: false });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  ssr: false,
});

type Window = "commands" | "shortcuts" | "drawer";

interface AppShellProps {
  workspace: ShellWorkspace;
  workspaces: readonly ShellWorkspace[];
  user: ShellUser;
  /** Only what this person may see. */
  nav: readonly NavItem[];
  commands?: readonly ShellCommand[];
  /** What the workspace finds by words, among the entries of the command menu. */
  find?: (props: FindProps) => ReactNode;
  shortcuts?: readonly ShortcutGroup[];
  profileHref?: string;
  signOut: () => void | Promise<void>;
  /** In the top bar, at the right: live indicator, balance. */
  status?: ReactNode;
  /** Under the top bar: notices that hold everywhere. */
  alarm?: ReactNode;
  /** As the cookie `canang-sidebar` says ("collapsed"). */
  collapsed?: boolean;
  children: ReactNode;
}

/**
 * The frame around every screen: sidebar, top bar, content. On phones the sidebar is a drawer. It
 * knows no feature.
 */
export function AppShell(props: AppShellProps) {
  const {
    workspace,
    workspaces,
    user,
    nav,
    commands = [],
    find,
    shortcuts,
    profileHref,
    signOut,
    status,
    alarm,
    children,
  } = props;
  const t = useTranslations("shell");
  const [collapsed, setCollapsed] = useState(props.collapsed ?? false);
  const [open, setOpen] = useState<Window | null>(null);
  // Loaded on first use, and kept then.
  const [used, setUsed] = useState<Partial<Record<Window, true>>>({});

  function show(what: Window) {
    setUsed((before) => ({ ...before, [what]: true }));
    setOpen(what);
  }

  function fold() {
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing in browsers we support, and the value is one of two words.
    document.cookie = `${SIDEBAR_COOKIE}=${collapsed ? "open" : "collapsed"}; path=/; max-age=31536000; samesite=lax`;
    setCollapsed(!collapsed);
  }

  // Whoever presses Ctrl K types at once: the menu must be there then.
  const touched = useFirstTouch();
  useEffect(() => {
    if (touched) void loadMenu();
  }, [touched]);

  useShortcut("k", () => show("commands"), { mod: true });
  useRowKeys();
  useShortcut("?", () => show("shortcuts"));
  useShortcut("[", fold);
  useShortcut("/", () => document.querySelector<HTMLElement>("[data-search]")?.focus());

  const person = { user, profileHref, signOut, onShortcuts: () => show("shortcuts") };
  return (
    <div className="flex min-h-dvh bg-canvas print:bg-transparent">
      <a
        href="#content"
        className="fixed top-2 start-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0 print:hidden"
      >
        {t("skip")}
      </a>
      <aside
        aria-label={t("sidebar")}
        className={cn(
          "sticky top-0 hidden h-dvh shrink-0 flex-col gap-3 overflow-y-auto p-3 lg:flex print:hidden",
          collapsed ? "w-16" : "w-60",
        )}
        data-sidebar={collapsed ? "collapsed" : "open"}
      >
        <WorkspaceSwitcher workspace={workspace} workspaces={workspaces} collapsed={collapsed} />
        <NavList workspaceSlug={workspace.slug} items={nav} collapsed={collapsed} />
        <UserMenu {...person} collapsed={collapsed} />
      </aside>
      <div
        className={cn(
          "group/frame flex min-w-0 flex-1 flex-col border-line bg-surface lg:my-2 lg:me-2 lg:rounded-xl lg:border print:m-0 print:border-0 print:bg-transparent",
          // A page that fills the window scrolls in its parts, and never as a whole where there is
          // room.
          "has-[[data-fills-window]]:h-dvh has-[[data-fills-window]]:min-h-110",
          "lg:has-[[data-fills-window]]:h-[calc(100dvh-1rem)]",
        )}
      >
        <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-surface px-3 sm:px-5 lg:top-0 lg:rounded-t-xl print:hidden">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("openMenu")}
            className="lg:hidden"
            onClick={() => show("drawer")}
          >
            <Menu aria-hidden="true" />
          </Button>
          <IconButton
            icon={PanelLeft}
            label={collapsed ? t("expand") : t("collapse")}
            keys="["
            aria-expanded={!collapsed}
            className="-ms-2 text-muted max-lg:hidden"
            onClick={fold}
          />
          <button
            type="button"
            aria-label={t("search")}
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => show("commands")}
            className="flex h-8 items-center gap-2 rounded-md border border-line bg-canvas px-2.5 text-sm text-muted hover:bg-hover sm:w-60"
          >
            <Search aria-hidden="true" className="size-4" />
            <span className="flex-1 text-start max-sm:hidden">{t("commandShort")}</span>
            <Kbd className="max-sm:hidden">Ctrl K</Kbd>
          </button>
          <div className="ms-auto flex min-w-0 items-center gap-1 sm:gap-2">{status}</div>
        </header>
        {alarm ? (
          <section
            aria-label={t("notices")}
            className="print:hidden group-has-[[data-fills-window]]/frame:max-h-[30dvh] group-has-[[data-fills-window]]/frame:shrink-0 group-has-[[data-fills-window]]/frame:overflow-y-auto"
          >
            {alarm}
          </section>
        ) : null}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[90rem] flex-1 px-4 py-5 print:max-w-none print:p-0 has-[[data-fills-window]]:flex has-[[data-fills-window]]:min-h-0 has-[[data-fills-window]]:flex-col sm:px-6 sm:py-6 lg:px-8"
        >
          {children}
        </main>
      </div>
      {used.drawer ? (
        <MenuDrawer
          open={open === "drawer"}
          onOpenChange={(next) => setOpen(next ? "drawer" : null)}
          workspace={workspace}
          workspaces={workspaces}
          nav={nav}
          person={person}
        />
      ) : null}
      {used.commands ? (
        <CommandMenu
          open={open === "commands"}
          onOpenChange={(next) => setOpen(next ? "commands" : null)}
          workspaceSlug={workspace.slug}
          items={nav}
          commands={commands}
          find={find}
          onShortcuts={() => show("shortcuts")}
        />
      ) : null}
      {used.shortcuts ? (
        <ShortcutsDialog
          open={open === "shortcuts"}
          onOpenChange={(next) => setOpen(next ? "shortcuts" : null)}
          groups={shortcuts}
        />
      ) : null}
    </div>
  );
}
