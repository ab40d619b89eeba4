"use client";

import { Search } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useTyped } from "@/components/forms/use-typed";
import { Input } from "@/components/ui/input";

/** What is looked for, kept in the URL. */
export function useSearch() {
  return useQueryState("q", parseAsString.withDefault(""));
}

export function SearchField({ label, placeholder }: { label: string; placeholder: string }) {
  const [q, setQ] = useSearch();
  const { field } = useTyped(q, (next) => void setQ(next === "" ? null : next));
  return (
    <div className="relative w-full sm:max-w-sm">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        className="ps-9"
        data-search
        {...field}
      />
    </div>
  );
}
