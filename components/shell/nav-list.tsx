"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Tooltip } from "@/components/ui/tooltip";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { isHere, NAV_GROUPS, NAV_ICONS, type NavItem, navHref } from "./nav";

interface NavListProps {
  workspaceSlug: string;
  items: readonly NavItem[];
  /** Only icons, with their words in hints. */
  collapsed?: boolean;
  onNavigate?: () => void;
}

/** The places a person may go to, in groups; settings at the foot. */
export function NavList({ workspaceSlug, items, collapsed = false, onNavigate }: NavListProps) {
  const t = useTranslations("shell");
  const settings = items.find((item) => item.id === "settings");
  const place = (item: NavItem) => (
    <NavLink
      key={item.id}
      workspaceSlug={workspaceSlug}
      item={item}
      collapsed={collapsed}
      onNavigate={onNavigate}
    />
  );
  return (
    <nav aria-label={t("navigation")} className="flex min-h-0 flex-1 flex-col gap-4">
      {NAV_GROUPS.map((group) => {
        const members = group.places.flatMap((id) => items.find((item) => item.id === id) ?? []);
        if (members.length === 0) return null;
        return (
          <div key={group.id ?? "top"}>
            {group.id ? (
              <p className={collapsed ? "sr-only" : "mb-1 px-2.5 text-xs text-muted"}>
                {t(`nav.groups.${group.id}`)}
              </p>
            ) : null}
            {group.id && collapsed ? <div aria-hidden="true" className="mx-2.5 mb-3 h-px bg-line" /> : null}
            <ul className="flex flex-col gap-0.5">{members.map(place)}</ul>
          </div>
        );
      })}
      {settings ? <ul className="mt-auto">{place(settings)}</ul> : null}
    </nav>
  );
}

function NavLink({
  workspaceSlug,
  item,
  collapsed,
  onNavigate,
}: Omit<NavListProps, "items"> & { item: NavItem }) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("shell");
  const pathname = usePathname();
  const href = navHref(workspaceSlug, item);
  const here = isHere(pathname, href, item.id);
  const Icon = NAV_ICONS[item.id];
  const waiting = item.badge ?? 0;
  const link = (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      onClick={onNavigate}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm max-lg:h-10",
        here ? "bg-selected font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Icon
        aria-hidden="true"
        className={cn("size-4 shrink-0", here && "text-accent-ink")}
        strokeWidth={here ? 2.25 : 2}
      />
      <span className={collapsed ? "sr-only" : "min-w-0 flex-1 truncate"}>{t(`nav.${item.id}`)}</span>
      {waiting > 0 ? (
        <span
          className={cn(
            "rounded-full bg-accent text-on-accent tabular-nums",
            collapsed ? "absolute top-1 end-1 size-2" : "px-1.5 text-xs leading-5 font-medium",
          )}
        >
          <span aria-hidden="true" className={collapsed ? "hidden" : undefined}>
            {waiting > 99 ? "99+" : formatNumber(waiting)}
          </span>
          <span className="sr-only">{t("unread", { count: waiting })}</span>
        </span>
      ) : null}
    </Link>
  );
  return (
    <li>
      {collapsed ? (
        <Tooltip side="right" content={t(`nav.${item.id}`)}>
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}
