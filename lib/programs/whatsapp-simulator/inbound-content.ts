import { z } from "zod";
import type { BusinessAccount } from "./business-account";
import { mediaObject } from "./replies";
import type { SimulatorState } from "./simulator-state";

const MEDIA = ["image", "video", "audio", "document", "sticker"] as const;

export const inboundInput = z.strictObject({
  account: z.string().optional(),
  number: z.string().optional(),
  /** A phone number, or a business-scoped id: then no number is told. */
  from: z.string(),
  name: z.string().optional(),
  hidden: z.boolean().optional(),
  type: z
    .enum([
      "text",
      "button",
      "button_reply",
      "list_reply",
      "reaction",
      "location",
      "contacts",
      "unsupported",
      ...MEDIA,
    ])
    .default("text"),
  text: z.string().default(""),
  /** Of a quick reply or a chosen row. */
  payload: z.string().optional(),
  /** What it answers, or reacts to. */
  messageId: z.string().optional(),
  file: z
    .strictObject({ mimeType: z.string(), base64: z.string(), filename: z.string().default("") })
    .optional(),
  latitude: z.number().default(3.139),
  longitude: z.number().default(101.6869),
  /** These fields stand in the message as they are, whatever its type. */
  raw: z.record(z.string(), z.unknown()).optional(),
  wrongSignature: z.boolean().optional(),
  twice: z.boolean().optional(),
});
type Inbound = z.output<typeof inboundInput>;

/** A message of a person as a webhook shows it, without who wrote it and when. */
export function inboundContent(state: SimulatorState, account: BusinessAccount, given: Inbound) {
  const context =
    given.messageId === undefined || given.type === "reaction" ? {} : { context: { id: given.messageId } };
  return { ...typedContent(state, account, given), ...context, ...given.raw };
}

function typedContent(
  state: SimulatorState,
  account: BusinessAccount,
  given: Inbound,
): { type: string; [field: string]: unknown } {
  const { type, text } = given;
  const payload = given.payload ?? text;
  switch (type) {
    case "text":
      return { type, text: { body: text } };
    case "button":
      return { type, button: { payload, text } };
    case "button_reply":
      return { type: "interactive", interactive: { type, button_reply: { id: payload, title: text } } };
    case "list_reply":
      return {
        type: "interactive",
        interactive: { type, list_reply: { id: payload, title: text, description: "" } },
      };
    case "reaction":
      return { type, reaction: { message_id: given.messageId ?? "", emoji: text } };
    case "location":
      return { type, location: { latitude: given.latitude, longitude: given.longitude, name: text } };
    case "contacts":
      return {
        type,
        contacts: [{ name: { formatted_name: text }, phones: [{ phone: payload, type: "CELL" }] }],
      };
    case "unsupported":
      return {
        type,
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            error_data: { details: "Message type is currently not supported." },
          },
        ],
      };
    default: {
      const file = {
        mimeType: given.file?.mimeType ?? "text/plain",
        bytes: Buffer.from(given.file?.base64 ?? "Y2FuYW5n", "base64"),
        filename: given.file?.filename ?? "",
        caption: text,
      };
      return { type, [type]: mediaObject(account, file, state) };
    }
  }
}
