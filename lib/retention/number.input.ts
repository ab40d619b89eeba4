import { z } from "zod";
import { text } from "@/lib/core/text.input";

const phone = text().trim().min(1, "Type a phone number.").max(40, "This is too long for a phone number.");

export const numberInput = z.object({ phone });
export type NumberInput = z.output<typeof numberInput>;

/** `typed`: the number once more, as the screen shows it or as digits. */
export const eraseNumberInput = z.object({ phone, typed: text().max(60) });
export type EraseNumberInput = z.output<typeof eraseNumberInput>;
