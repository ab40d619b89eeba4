import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { BARCODE_FORMATS } from "@/lib/messages/barcode-format.rules";
import { BINARY_OCTETS_MAX } from "@/lib/messages/binary-octets.rules";
import { isConcatenable } from "@/lib/messages/concatenation.rules";
import { templateContent } from "@/lib/messages/template-content.input";

const messageText = text().min(1, said("input.messages.text")).max(1600, said("input.messages.textLong"));

/** What goes out by SMS; a template of ours holds one of these. */
export const smsContent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: messageText,
    flash: z.boolean().optional(),
  }),
  z
    .object({
      kind: z.literal("binary"),
      hex: text().regex(/^([0-9A-Fa-f]{2})+$/, said("input.messages.hex")),
      header: z.boolean(),
      /**
       * More than 140 octets go out as several messages that the phone joins; only with a header,
       * which each of them repeats.
       */
      concatenate: z.boolean().optional(),
    })
    .refine((message) => message.concatenate === true || message.hex.length <= BINARY_OCTETS_MAX * 2, {
      path: ["hex"],
      message: said("input.messages.octets"),
    })
    .refine(
      (message) =>
        message.hex.length <= BINARY_OCTETS_MAX * 2 || (message.header && isConcatenable(message.hex)),
      {
        path: ["hex"],
        message: said("input.messages.parts"),
      },
    ),
  z.object({
    kind: z.literal("barcode"),
    format: z.enum(BARCODE_FORMATS),
    text: messageText,
  }),
]);
export type SmsContent = z.infer<typeof smsContent>;

/**
 * What is sent, as the REST API, the composer and the campaign row hold it (docs/api.md,
 * "message").
 */
export const messageContent = z.discriminatedUnion("kind", [...smsContent.options, templateContent]);
export type MessageContent = z.infer<typeof messageContent>;
