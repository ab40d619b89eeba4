import { isUserId } from "@/lib/core/is-user-id";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { placesOf } from "@/lib/messages/template-content.rules";

interface Parameter {
  type: string;
  [member: string]: unknown;
}

/**
 * The body of one message to one person, by their phone or by the id of whoever hides it; null for
 * what WhatsApp has no form for.
 */
export function outgoingBody(content: MessageContent, to: string, reference: string): object | null {
  const common = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...(isUserId(to) ? { recipient: to } : { to }),
    biz_opaque_callback_data: reference,
  };
  if (content.kind === "text")
    return { ...common, type: "text", text: { preview_url: false, body: content.text } };
  if (content.kind !== "template") return null;
  const { name, language } = content;
  return {
    ...common,
    type: "template",
    template: {
      name,
      language: { policy: "deterministic", code: language },
      ...withComponents(content),
    },
  };
}

function withComponents({ header, variables, buttons = [] }: TemplateContent) {
  const places = placesOf(variables);
  const named = places.some((place) => !/^\d+$/.test(place));
  const components = [
    ...(header ? [{ type: "header", parameters: [headerParameter(header)] }] : []),
    ...(places.length > 0
      ? [
          {
            type: "body",
            parameters: places.map((place) => ({
              type: "text",
              ...(named ? { parameter_name: place } : {}),
              text: variables[place] ?? "",
            })),
          },
        ]
      : []),
    ...buttons.map((button) => ({
      type: "button",
      sub_type: button.kind,
      index: String(button.index),
      parameters: [
        button.kind === "url"
          ? { type: "text", text: button.value }
          : { type: "payload", payload: button.value },
      ],
    })),
  ];
  return components.length > 0 ? { components } : {};
}

function headerParameter(header: NonNullable<TemplateContent["header"]>): Parameter {
  if (header.kind === "text") return { type: "text", text: header.text };
  const { kind, link, id, filename } = header;
  const file = id === undefined ? { link } : { id };
  return { type: kind, [kind]: kind === "document" && filename ? { ...file, filename } : file };
}
