import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { TEMPLATE_LANGUAGE, TEMPLATE_NAME } from "@/lib/messages/template-name.rules";

/** What one place of a template takes; merge fields included. */
const VALUE_MOST = 1024;
const value = text().max(VALUE_MOST, said("input.messages.templateValue"));

/** Positional (`"1"`, `"2"`, …) or named; a template has one kind of them. */
const placeName = text().regex(/^(?:[1-9]\d?|[a-z][a-z0-9_]{0,59})$/, said("input.messages.templatePlace"));

const media = z.object({
  kind: z.enum(["image", "video", "document"]),
  /** Where the file can be fetched, or the id of one that was uploaded. */
  link: z
    .url({ protocol: /^https$/, error: said("input.messages.templateLink") })
    .max(2000)
    .optional(),
  id: text().max(100).optional(),
  filename: text().max(240).optional(),
});
const header = z.union([
  z.object({ kind: z.literal("text"), text: value.min(1, said("input.messages.templateEmpty")) }),
  media.refine(({ link, id }) => (link === undefined) !== (id === undefined), {
    path: ["link"],
    error: said("input.messages.templateMedia"),
  }),
]);

const button = z.object({
  /** Its place in the template, from 0. */
  index: z.int().min(0).max(9),
  kind: z.enum(["url", "quick_reply"]),
  /** What the address ends with, or what comes back when it is pressed. */
  value: value.min(1, said("input.messages.templateEmpty")),
});

const fields = {
  kind: z.literal("template"),
  header: header.optional(),
  variables: z.record(placeName, value).default({}),
  buttons: z.array(button).max(10).optional(),
  /** Its name and values, one a line, as the record keeps them: made here, whatever is sent. */
  text: text().max(40_000).default(""),
};

/** A message by a template that WhatsApp has approved. */
export const templateContent = z.object({
  ...fields,
  name: text().regex(TEMPLATE_NAME, said("input.messages.templateName")),
  language: text().regex(TEMPLATE_LANGUAGE, said("input.messages.templateLanguage")),
});
export type TemplateContent = z.output<typeof templateContent>;

/** The same while it is still being written: what is not whole yet is said before the launch. */
export const draftTemplate = z.object({
  ...fields,
  name: text().max(512),
  language: text().max(15),
  header: z
    .union([
      z.object({ kind: z.literal("text"), text: value }),
      media.extend({ link: text().max(2000).optional() }),
    ])
    .optional(),
  buttons: z.array(button.extend({ value })).max(10).optional(),
});
