"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import { Logo } from "./logo";

export interface ShellWorkspace {
  slug: string;
  name: string;
}

interface WorkspaceSwitcherProps {
  workspace: ShellWorkspace;
  workspaces: readonly ShellWorkspace[];
  collapsed?: boolean;
}

/** Which workspace this is; with several, the way to the others. */
export function WorkspaceSwitcher({ workspace, workspaces, collapsed = false }: WorkspaceSwitcherProps) {
  const t = useTranslations("shell");
  const face = (
    <>
      <Logo className="size-6 shrink-0 text-accent" />
      <bdi className={collapsed ? "sr-only" : "min-w-0 flex-1 truncate text-start font-semibold"}>
        {workspace.name}
      </bdi>
    </>
  );
  const look = cn(
    "flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5",
    collapsed && "justify-center",
  );
  if (workspaces.length < 2) {
    return (
      <Link href={`/${workspace.slug}`} className={cn(look, "hover:bg-hover")}>
        {face}
      </Link>
    );
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={t("switchWorkspace", { name: workspace.name })}
        className={cn(look, "hover:bg-hover")}
      >
        {face}
        {collapsed ? null : <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel>{t("workspaces")}</DropdownMenuLabel>
        {workspaces.map((each) => (
          <DropdownMenuItem key={each.slug} asChild>
            <Link href={`/${each.slug}`} aria-current={each.slug === workspace.slug ? "true" : undefined}>
              <bdi className={cn("truncate", each.slug === workspace.slug && "font-medium")}>{each.name}</bdi>
            </Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
