"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { NativeSelect } from "@/components/ui/native-select";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { placesOf } from "@/lib/messages/template-content.rules";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import { templateOfMessage, withTemplate } from "./whatsapp-template";

interface WhatsappPartProps {
  workspaceSlug: string;
  template: TemplateContent;
  /** What the account last told of its templates. */
  known: WhatsAppTemplateView[];
  onChange: (template: TemplateContent) => void;
}

/** Which approved template it is, and what stands in its places for each person. */
export function WhatsappPart({ workspaceSlug, template, known, onChange }: WhatsappPartProps) {
  const t = useTranslations("campaigns.compose.whatsapp");
  const { header, variables, buttons = [] } = template;
  const chosen = templateOfMessage(template, known);
  const example = (place: "header" | "body" | "button", name?: string) =>
    chosen?.variables.find((one) => one.place === place && (name === undefined || one.name === name))
      ?.example ?? null;
  const help = (given: string | null) =>
    given === null
      ? t("placeHelp", { example: "{{firstName|friend}}" })
      : t("placeExample", { given, example: "{{firstName|friend}}" });
  return (
    <>
      <Field
        label={t("name")}
        description={
          known.length > 0
            ? t("title")
            : t.rich("none", {
                templates: (words) => (
                  <Link className="underline" href={`/${workspaceSlug}/templates/whatsapp`}>
                    {words}
                  </Link>
                ),
              })
        }
      >
        <NativeSelect
          value={template.name === "" ? "" : keyOf(template)}
          onChange={(event) => {
            const found = known.find((one) => keyOf(one) === event.target.value);
            if (found) onChange(withTemplate(template, found));
          }}
        >
          <option value="">{t("choose")}</option>
          {chosen === null && template.name !== "" ? (
            <option value={keyOf(template)}>{t("unknown", { name: nameOf(template) })}</option>
          ) : null}
          {known.map((one) => (
            <option key={one.id} value={keyOf(one)} disabled={one.status !== "APPROVED"}>
              {one.status === "APPROVED" ? nameOf(one) : t("notApproved", { name: nameOf(one) })}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {header?.kind === "text" ? (
        <Field label={t("header")} description={help(example("header"))}>
          <Input
            value={header.text}
            maxLength={60}
            onChange={(event) =>
              onChange({ ...template, header: { kind: "text", text: event.target.value } })
            }
          />
        </Field>
      ) : header ? (
        <Field label={t(`file.${header.kind}`)} description={t("fileHelp")}>
          <Input
            type="url"
            dir="ltr"
            value={header.link ?? ""}
            placeholder="https://"
            onChange={(event) =>
              onChange({ ...template, header: { kind: header.kind, link: event.target.value.trim() } })
            }
          />
        </Field>
      ) : null}
      {placesOf(variables).map((place) => (
        <Field key={place} label={t("place", { place })} description={help(example("body", place))}>
          <Input
            value={variables[place] ?? ""}
            onChange={(event) =>
              onChange({ ...template, variables: { ...variables, [place]: event.target.value } })
            }
          />
        </Field>
      ))}
      {buttons.map((button) => (
        <Field
          key={button.index}
          label={t("button", { text: chosen?.buttons[button.index]?.text ?? String(button.index + 1) })}
          description={t("buttonHelp")}
        >
          <Input
            value={button.value}
            onChange={(event) =>
              onChange({
                ...template,
                buttons: buttons.map((one) => (one === button ? { ...one, value: event.target.value } : one)),
              })
            }
          />
        </Field>
      ))}
    </>
  );
}

const keyOf = ({ name, language }: { name: string; language: string }) => `${name} ${language}`;
const nameOf = ({ name, language }: { name: string; language: string }) => `${name} · ${language}`;
