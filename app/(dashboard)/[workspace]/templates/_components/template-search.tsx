"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTyped } from "@/components/forms/use-typed";
import { Input } from "@/components/ui/input";

/** The filter lives in the URL, so that it can be kept and shared. */
export function TemplateSearch() {
  const t = useTranslations("templates");
  const router = useRouter();
  const path = usePathname();
  const current = useSearchParams().get("search") ?? "";
  const { field } = useTyped(current, (next) =>
    router.replace(next ? `${path}?${new URLSearchParams({ search: next })}` : path),
  );
  return (
    <Input
      type="search"
      className="max-w-sm"
      leading={<Search aria-hidden="true" className="size-4" />}
      aria-label={t("search")}
      placeholder={t("search")}
      {...field}
    />
  );
}
