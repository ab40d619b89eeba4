"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";

const PAUSE_MILLIS = 250;

/** The filter lives in the URL, so that it can be kept and shared. */
export function TemplateSearch() {
  const t = useTranslations("templates");
  const router = useRouter();
  const path = usePathname();
  const current = useSearchParams().get("search") ?? "";
  const [typed, setTyped] = useState(current);
  useEffect(() => {
    if (typed === current) return;
    const later = setTimeout(
      () => router.replace(typed ? `${path}?${new URLSearchParams({ search: typed })}` : path),
      PAUSE_MILLIS,
    );
    return () => clearTimeout(later);
  }, [typed, current, path, router]);
  return (
    <Input
      type="search"
      className="max-w-sm"
      leading={<Search aria-hidden="true" className="size-4" />}
      aria-label={t("search")}
      placeholder={t("search")}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
