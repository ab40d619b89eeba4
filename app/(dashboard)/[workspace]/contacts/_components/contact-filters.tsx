"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTyped } from "@/components/forms/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useContactFilter } from "./use-contact-filter";
import { useLists } from "./use-lists";

interface ContactFiltersProps {
  workspaceSlug: string;
  /** Given on the page of a list, where no other is chosen. */
  listId?: string | undefined;
  fields: readonly string[];
}

/** By list and by the value of a field. */
export function ContactFilters({ workspaceSlug, listId, fields }: ContactFiltersProps) {
  const t = useTranslations("contacts.filter");
  const [open, setOpen] = useState(false);
  const { filter, set } = useContactFilter(listId);
  const lists = useLists(workspaceSlug, listId === undefined && (open || filter.list !== undefined));
  const { field: typed, retype } = useTyped(
    filter.value ?? "",
    (next) => void set({ value: next === "" ? null : next }),
  );
  const active = (listId === undefined && filter.list ? 1 : 0) + (filter.field ? 1 : 0);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="secondary">
          <ListFilter aria-hidden="true" className="size-4" />
          {active > 0 ? t("active", { count: active }) : t("title")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t("title")} className="flex flex-col gap-4">
        {listId === undefined ? (
          <Field label={t("list")}>
            <NativeSelect
              value={filter.list ?? ""}
              onChange={(event) => void set({ list: event.target.value || null })}
            >
              <option value="">{t("anyList")}</option>
              {lists.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : null}
        <Field label={t("field")}>
          <NativeSelect
            value={filter.field ?? ""}
            onChange={(event) => void set({ field: event.target.value || null })}
          >
            <option value="">{t("anyField")}</option>
            {fields.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {filter.field ? (
          <Field label={t("value")} description={t("valueHelp")}>
            <Input autoComplete="off" {...typed} />
          </Field>
        ) : null}
        {active > 0 ? (
          <Button
            variant="ghost"
            className="self-start"
            onClick={() => {
              retype("");
              void set({ list: null, field: null, value: null });
            }}
          >
            {t("clear")}
          </Button>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
