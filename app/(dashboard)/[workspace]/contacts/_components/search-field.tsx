"use client";

import { Search } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";

/** What is looked for, kept in the URL; asked for a quarter of a second after the last key. */
export function useSearch() {
  return useQueryState("q", parseAsString.withDefault("").withOptions({ throttleMs: 250 }));
}

export function SearchField({ label, placeholder }: { label: string; placeholder: string }) {
  const [q, setQ] = useSearch();
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    const timer = setTimeout(() => void setQ(typed === "" ? null : typed), 250);
    return () => clearTimeout(timer);
  }, [typed, setQ]);
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
        value={typed}
        className="ps-9"
        data-search
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
