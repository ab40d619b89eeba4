"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

export interface SettingsLink {
  href: string;
  label: string;
}

/**
 * The pages of the settings: a column on wide screens, on phones a row that scrolls and begins
 * where one is.
 */
export function SettingsNav({ label, links }: { label: string; links: SettingsLink[] }) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page is another place in the row.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (here) nav.current?.scrollTo({ left: here.offsetLeft - 16 });
  }, [pathname]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="scroll-thin -mx-4 overflow-x-auto px-4 lg:mx-0 lg:w-48 lg:shrink-0 lg:overflow-visible lg:px-0"
    >
      <ul className="flex gap-1 lg:flex-col">
        {links.map(({ href, label: text }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "block whitespace-nowrap rounded-md px-3 py-2 text-sm",
                  here ? "bg-selected font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                {text}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
