"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { placesOf } from "@/lib/messages/template-content.rules";

interface WhatsappPartProps {
  template: TemplateContent;
  onChange: (template: TemplateContent) => void;
}

/** Which approved template it is, and what stands in its places for each person. */
export function WhatsappPart({ template, onChange }: WhatsappPartProps) {
  const t = useTranslations("campaigns.compose.whatsapp");
  const { variables } = template;
  const places = placesOf(variables);
  const numbered = places.every((place) => /^\d+$/.test(place));
  return (
    <>
      <p className="text-sm text-muted">{t("title")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")} description={t("nameHelp")}>
          <Input
            spellCheck={false}
            value={template.name}
            onChange={(event) => onChange({ ...template, name: event.target.value })}
          />
        </Field>
        <Field label={t("language")} description={t("languageHelp")}>
          <Input
            spellCheck={false}
            value={template.language}
            onChange={(event) => onChange({ ...template, language: event.target.value })}
          />
        </Field>
      </div>
      {places.map((place) => (
        <Field
          key={place}
          label={t("place", { place })}
          description={t("placeHelp", { example: "{{firstName|friend}}" })}
        >
          <Input
            value={variables[place] ?? ""}
            onChange={(event) =>
              onChange({ ...template, variables: { ...variables, [place]: event.target.value } })
            }
          />
        </Field>
      ))}
      {numbered ? (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            size="sm"
            onClick={() =>
              onChange({ ...template, variables: { ...variables, [String(places.length + 1)]: "" } })
            }
          >
            {t("add")}
          </Button>
          {places.length > 0 ? (
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                const kept = places.slice(0, -1).map((place) => [place, variables[place] ?? ""]);
                onChange({ ...template, variables: Object.fromEntries(kept) });
              }}
            >
              {t("remove")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
