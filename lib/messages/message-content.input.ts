import { z } from "zod";

const text = z
  .string()
  .min(1, "Write the text of the message.")
  .max(1600, "A text can have at most 1,600 characters.")
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "The text holds a character that cannot be sent.");

/** What is sent, as the REST API, the composer, templates and the campaign row hold it (INTERFACES.md, "message"). */
export const messageContent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text,
    flash: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("binary"),
    hex: z
      .string()
      .regex(/^([0-9A-Fa-f]{2})+$/, "Write whole octets: an even number of hexadecimal digits.")
      .max(280, "A binary message has at most 140 octets."),
    header: z.boolean(),
  }),
  z.object({
    kind: z.literal("barcode"),
    format: z.enum(["EMS", "Nokia", "MMS", "textmsg", "textlink"]),
    text,
  }),
]);
export type MessageContent = z.infer<typeof messageContent>;
