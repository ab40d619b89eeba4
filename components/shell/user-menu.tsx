"use client";

import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";

export interface ShellUser {
  name: string;
  email: string;
  /** The word for their role here. */
  role?: string;
}

interface UserMenuProps {
  user: ShellUser;
  profileHref?: string;
  signOut: () => void | Promise<void>;
  onShortcuts: () => void;
  collapsed?: boolean;
}

const THEMES = [
  { value: "light", icon: Sun, text: "themeLight" },
  { value: "dark", icon: Moon, text: "themeDark" },
  { value: "system", icon: Monitor, text: "themeSystem" },
] as const;

/** The person: profile, appearance, keys, and the way out. */
export function UserMenu({ user, profileHref, signOut, onShortcuts, collapsed = false }: UserMenuProps) {
  const t = useTranslations("shell");
  const { theme, setTheme } = useTheme();
  const form = useRef<HTMLFormElement>(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={t("account", { name: user.name })}
          className={cn(
            "flex h-11 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-start hover:bg-hover",
            collapsed && "justify-center",
          )}
        >
          <Avatar name={user.name} />
          {collapsed ? null : (
            <span className="min-w-0 flex-1 leading-4">
              <bdi className="block truncate text-sm">{user.name}</bdi>
              {user.role ? <span className="block truncate text-xs text-muted">{user.role}</span> : null}
            </span>
          )}
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" side="top" className="w-60">
          <DropdownMenuLabel className="truncate font-normal">
            <bdi>{user.email}</bdi>
          </DropdownMenuLabel>
          {profileHref ? (
            <DropdownMenuItem asChild>
              <Link href={profileHref}>
                <UserRound aria-hidden="true" />
                {t("profile")}
              </Link>
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={onShortcuts}>
            <Keyboard aria-hidden="true" />
            <span className="flex-1">{t("shortcuts")}</span>
            <Kbd>?</Kbd>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>{t("theme")}</DropdownMenuLabel>
          <DropdownMenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
            {THEMES.map(({ value, icon: Icon, text }) => (
              <DropdownMenuRadioItem key={value} value={value}>
                <Icon aria-hidden="true" />
                {t(text)}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => form.current?.requestSubmit()}>
            <LogOut aria-hidden="true" />
            {t("signOut")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <form ref={form} action={signOut} className="hidden" />
    </>
  );
}
