"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

export interface SettingsLink {
  href: string;
  label: string;
}

/** The pages of the settings: a column on wide screens, a row that scrolls on phones. */
export function SettingsNav({ label, links }: { label: string; links: SettingsLink[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="scroll-thin -mx-4 overflow-x-auto px-4 lg:mx-0 lg:w-48 lg:shrink-0 lg:overflow-visible lg:px-0">
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
