"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import type { NavItem } from "./nav";
import { NavList } from "./nav-list";
import { UserMenu } from "./user-menu";
import { type ShellWorkspace, WorkspaceSwitcher } from "./workspace-switcher";

interface MenuDrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspace: ShellWorkspace;
  workspaces: readonly ShellWorkspace[];
  nav: readonly NavItem[];
  person: Omit<ComponentProps<typeof UserMenu>, "collapsed">;
}

/** The sidebar of a phone. */
export function MenuDrawer({ open, onOpenChange, workspace, workspaces, nav, person }: MenuDrawerProps) {
  const t = useTranslations("shell");
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent title={t("menu")} side="start" size="sm">
        <div className="flex min-h-full flex-col gap-4">
          <WorkspaceSwitcher workspace={workspace} workspaces={workspaces} />
          <NavList workspaceSlug={workspace.slug} items={nav} onNavigate={() => onOpenChange(false)} />
          <UserMenu {...person} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
