import { z } from "zod";

const phone = z.string().trim().min(1, "Type a phone number.").max(40, "This is too long for a phone number.");

export const numberInput = z.object({ phone });
export type NumberInput = z.output<typeof numberInput>;

/** `typed`: the number once more, as the screen shows it or as digits. */
export const eraseNumberInput = z.object({ phone, typed: z.string().max(60) });
export type EraseNumberInput = z.output<typeof eraseNumberInput>;
