import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const phone = text().trim().min(1, said("input.contacts.phone")).max(140, said("input.contacts.phoneLong"));

export const numberInput = z.object({ phone });
export type NumberInput = z.output<typeof numberInput>;

/** `typed`: the number once more, as the screen shows it or as digits. */
export const eraseNumberInput = z.object({ phone, typed: text().max(140) });
export type EraseNumberInput = z.output<typeof eraseNumberInput>;
