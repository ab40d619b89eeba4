import { z } from "zod";
import { GraphError } from "./graph-error";

const filled = (most: number) => z.string().min(1).max(most);
const textParameter = z.strictObject({ type: z.literal("text"), text: z.string() });
const link = z.string().regex(/^https?:\/\/\S+$/);
const media = { id: z.string().optional(), link: link.optional() };
const captioned = { ...media, caption: z.string().max(1_024).optional() };
const oneSource = (given: { id?: string | undefined; link?: string | undefined }) =>
  (given.id === undefined) !== (given.link === undefined);
const ONE_SOURCE = "must have either id or link";

const mediaObjects = {
  image: z.strictObject(captioned).refine(oneSource, ONE_SOURCE),
  video: z.strictObject(captioned).refine(oneSource, ONE_SOURCE),
  audio: z.strictObject(media).refine(oneSource, ONE_SOURCE),
  sticker: z.strictObject(media).refine(oneSource, ONE_SOURCE),
  document: z.strictObject({ ...captioned, filename: filled(240).optional() }).refine(oneSource, ONE_SOURCE),
};

const location = z.strictObject({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
});

const interactiveHeader = z.union([
  z.strictObject({ type: z.literal("text"), text: filled(60) }),
  z.strictObject({ type: z.literal("image"), image: mediaObjects.image }),
  z.strictObject({ type: z.literal("video"), video: mediaObjects.video }),
  z.strictObject({ type: z.literal("document"), document: mediaObjects.document }),
]);
const around = {
  header: interactiveHeader.optional(),
  body: z.strictObject({ text: filled(1_024) }),
  footer: z.strictObject({ text: filled(60) }).optional(),
};
const different = (list: readonly string[]) => new Set(list).size === list.length;
const reply = z.strictObject({
  type: z.literal("reply"),
  reply: z.strictObject({ id: filled(256), title: filled(20) }),
});
const row = z.strictObject({
  id: filled(200),
  title: filled(24),
  description: z.string().max(72).optional(),
});
const interactive = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("button"),
    ...around,
    action: z.strictObject({
      buttons: z
        .array(reply)
        .min(1)
        .max(3)
        .refine((all) => different(all.map((one) => one.reply.id)), "two buttons have one id")
        .refine((all) => different(all.map((one) => one.reply.title)), "two buttons have one title"),
    }),
  }),
  z.strictObject({
    type: z.literal("list"),
    ...around,
    action: z.strictObject({
      button: filled(20),
      sections: z
        .array(z.strictObject({ title: z.string().max(24).optional(), rows: z.array(row).min(1) }))
        .min(1)
        .max(10)
        .refine((all) => all.flatMap((one) => one.rows).length <= 10, "more than 10 rows")
        .refine(
          (all) => different(all.flatMap((one) => one.rows.map(({ id }) => id))),
          "two rows have one id",
        ),
    }),
  }),
  z.strictObject({
    type: z.literal("cta_url"),
    ...around,
    action: z.strictObject({
      name: z.literal("cta_url"),
      parameters: z.strictObject({ display_text: filled(20), url: link }),
    }),
  }),
]);

const parameter = z.union([
  textParameter.extend({ parameter_name: z.string().optional() }),
  z.strictObject({
    type: z.literal("currency"),
    parameter_name: z.string().optional(),
    currency: z.strictObject({
      fallback_value: filled(60),
      code: z.string().regex(/^[A-Z]{3}$/),
      amount_1000: z.number().int(),
    }),
  }),
  z.strictObject({
    type: z.literal("date_time"),
    parameter_name: z.string().optional(),
    date_time: z.strictObject({ fallback_value: filled(60) }),
  }),
  z.strictObject({ type: z.literal("image"), image: mediaObjects.image }),
  z.strictObject({ type: z.literal("video"), video: mediaObjects.video }),
  z.strictObject({ type: z.literal("document"), document: mediaObjects.document }),
  z.strictObject({ type: z.literal("location"), location }),
  z.strictObject({ type: z.literal("payload"), payload: filled(256) }),
  z.strictObject({ type: z.literal("coupon_code"), coupon_code: filled(15) }),
]);
export type Parameter = z.output<typeof parameter>;

const component = z.strictObject({
  type: z.enum(["header", "body", "button"]),
  sub_type: z.enum(["url", "quick_reply", "copy_code"]).optional(),
  index: z
    .union([z.string().regex(/^\d$/), z.number().int().min(0).max(9)])
    .transform(Number)
    .optional(),
  parameters: z.array(parameter),
});
export type Component = z.output<typeof component>;

const template = z.strictObject({
  name: z.string().min(1),
  language: z.strictObject({ policy: z.literal("deterministic").optional(), code: z.string().min(1) }),
  components: z.array(component).default([]),
});
export type TemplateCall = z.output<typeof template>;

const contact = z.looseObject({ name: z.looseObject({ formatted_name: filled(256) }) });

/** What each type of message holds under its own name. */
const CONTENTS = {
  text: z.strictObject({ preview_url: z.boolean().optional(), body: filled(4_096) }),
  template,
  ...mediaObjects,
  location,
  contacts: z.array(contact).min(1),
  interactive,
  reaction: z.strictObject({ message_id: z.string().startsWith("wamid."), emoji: z.string().max(16) }),
};
type ContentType = keyof typeof CONTENTS;
export type Content = {
  [Type in ContentType]: { type: Type; content: z.output<(typeof CONTENTS)[Type]> };
}[ContentType];

/** Reads what stands under the name of its type. Throws what Graph would refuse it with. */
export function readContent(type: string, given: unknown): Content {
  const schema = Object.hasOwn(CONTENTS, type) ? CONTENTS[type as ContentType] : null;
  if (!schema) throw new GraphError(131051, `Message type "${type}" is not supported.`);
  return { type, content: checked(schema, given, type) } as Content;
}

/** What fits a schema. What is missing, unknown or wrong is refused with a code of its own. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  at: string,
): z.output<Schema> {
  const read = schema.safeParse(given, { reportInput: true });
  if (read.success) return read.data;
  const issue = deepest(read.error.issues[0] as z.core.$ZodIssue);
  const path = [at, ...issue.path].filter((part) => part !== "").join(".");
  if (issue.code === "unrecognized_keys")
    throw new GraphError(100, `Unexpected key "${issue.keys[0]}" on param "${path}".`);
  if (issue.input === undefined && issue.code !== "custom")
    throw new GraphError(131008, `The parameter ${path} is required.`);
  throw new GraphError(131009, `Parameter ${path} is not valid: ${issue.message}.`);
}

/** Of a union, the issue of the alternative that the caller most likely meant. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue;
  const wrongType = (one: z.core.$ZodIssue) => one.path.at(-1) === "type";
  const meant = issue.errors.find((all) => !all.some(wrongType)) ?? issue.errors[0];
  const inner = meant?.[0];
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] }) : issue;
}
