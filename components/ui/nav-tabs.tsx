"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { tabLook } from "./tabs";

interface NavTab {
  href: string;
  label: ReactNode;
  /** Only this very address is the tab, not what lies under it. */
  exact?: boolean;
}

/** Tabs that are links: each part of the screen has its address. */
export function NavTabs({ label, tabs, className }: { label: string; tabs: NavTab[]; className?: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={cn("scroll-thin overflow-x-auto border-b border-line", className)}>
      <ul className="flex gap-1">
        {tabs.map((tab) => {
          const here = pathname === tab.href || (!tab.exact && pathname.startsWith(`${tab.href}/`));
          return (
            <li key={tab.href}>
              <Link href={tab.href} aria-current={here ? "page" : undefined} className={tabLook}>
                {tab.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
