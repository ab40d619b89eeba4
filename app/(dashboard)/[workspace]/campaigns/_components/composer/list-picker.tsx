"use client";

import { Check, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";

export interface ListChoice {
  id: string;
  name: string;
  contacts: number;
}

export interface NamedList {
  id: string;
  name: string;
  archived: boolean;
}

interface ListPickerProps {
  workspaceSlug: string;
  lists: ListChoice[];
  /** What chosen ones are called that are not among `lists`. */
  named: NamedList[];
  chosen: string[];
  error?: string;
  onChange: (chosen: string[]) => void;
}

/** Several lists at once, each with its size. What is chosen stays in sight above the search. */
export function ListPicker({ workspaceSlug, lists, named, chosen, error, onChange }: ListPickerProps) {
  const t = useTranslations("campaigns.compose");
  const id = useId();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const shown = lists.filter((list) => list.name.toLowerCase().includes(wanted));
  const toggle = (list: string) =>
    onChange(chosen.includes(list) ? chosen.filter((each) => each !== list) : [...chosen, list]);

  function nameOf(id: string): string {
    const known = lists.find((list) => list.id === id);
    const other = named.find((list) => list.id === id);
    if (known || !other) return known?.name ?? id;
    return other.archived ? t("listArchived", { name: other.name }) : other.name;
  }

  if (lists.length === 0 && chosen.length === 0) {
    return (
      <p className="text-sm text-muted">
        {t("listsEmpty")}{" "}
        <Link className="text-accent-ink underline underline-offset-2" href={`/${workspaceSlug}/lists`}>
          {t("listsImport")}
        </Link>
      </p>
    );
  }
  return (
    <fieldset aria-describedby={`${id}-help`}>
      <legend className="text-sm font-medium">{t("lists")}</legend>
      <p id={`${id}-help`} className="mt-0.5 mb-2 text-sm text-muted">
        {t("listsHelp")}
      </p>
      {chosen.length > 0 ? (
        <ul className="mb-2 flex flex-wrap gap-1.5">
          {chosen.map((each) => {
            const name = nameOf(each);
            return (
              <li
                key={each}
                className="flex max-w-full items-center rounded-full bg-accent-soft py-0.5 pe-0.5 ps-3 text-sm"
              >
                <bdi className="truncate">{name}</bdi>
                <button
                  type="button"
                  aria-label={t("listRemove", { name })}
                  onClick={() => toggle(each)}
                  className="ms-1 grid size-6 shrink-0 place-items-center rounded-full hover:bg-hover"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
      <div
        className={cn(
          "overflow-hidden rounded-md border bg-surface",
          error ? "border-danger" : "border-line",
        )}
      >
        {lists.length > 6 ? (
          <div className="relative border-b border-line">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-2.5 start-3 size-4 text-muted"
            />
            <Input
              type="search"
              value={search}
              aria-label={t("listsSearch")}
              placeholder={t("listsSearch")}
              onChange={(event) => setSearch(event.target.value)}
              className="rounded-none border-0 ps-9"
            />
          </div>
        ) : null}
        <ul className="max-h-60 divide-y divide-line overflow-y-auto">
          {shown.map((list) => {
            const on = chosen.includes(list.id);
            return (
              <li key={list.id}>
                <label className="flex min-h-10 cursor-pointer items-center gap-3 px-3 py-1.5 text-sm has-focus-visible:bg-hover hover:bg-hover">
                  <input
                    type="checkbox"
                    className="peer sr-only"
                    checked={on}
                    onChange={() => toggle(list.id)}
                  />
                  <span
                    aria-hidden="true"
                    className={cn(
                      "grid size-5 shrink-0 place-items-center rounded border peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
                      on ? "border-accent bg-accent text-on-accent" : "border-line-strong",
                    )}
                  >
                    {on ? <Check className="size-3.5" /> : null}
                  </span>
                  <bdi className="min-w-0 flex-1 truncate">{list.name}</bdi>
                  <span className="text-muted tabular-nums">{t("listCount", { count: list.contacts })}</span>
                </label>
              </li>
            );
          })}
          {shown.length === 0 ? <li className="px-3 py-3 text-sm text-muted">{t("listsNone")}</li> : null}
        </ul>
      </div>
      {error ? <p className="mt-1 text-sm text-danger">{error}</p> : null}
    </fieldset>
  );
}
