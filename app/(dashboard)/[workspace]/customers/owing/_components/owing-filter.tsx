"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

const READ_AGAIN = { shallow: false, throttleMs: 300 } as const;

/** Who is in the list: whoever owes, or everybody, by any part of a name. */
export function OwingFilter({ search, owing }: { search: string; owing: boolean }) {
  const t = useTranslations("billing");
  const [text, setText] = useQueryState("q", parseAsString.withDefault(search).withOptions(READ_AGAIN));
  const [, setAll] = useQueryState("all", parseAsString.withOptions(READ_AGAIN));
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-full sm:w-72">
        <Field label={t("search")}>
          <Input
            type="search"
            maxLength={100}
            value={text}
            onChange={(event) => void setText(event.target.value || null)}
          />
        </Field>
      </div>
      <div className="w-full sm:w-56">
        <Field label={t("owing")} hideLabel>
          <NativeSelect
            value={owing ? "owing" : "all"}
            onChange={(event) => void setAll(event.target.value === "all" ? "1" : null)}
          >
            <option value="owing">{t("onlyOwing")}</option>
            <option value="all">{t("all")}</option>
          </NativeSelect>
        </Field>
      </div>
    </div>
  );
}
