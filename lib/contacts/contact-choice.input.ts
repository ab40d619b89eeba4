import { z } from "zod";
import { contactFilter } from "@/lib/contacts/contact.input";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

/**
 * People for one change: those picked by hand, or everybody who matches a filter. `count` is how
 * many a person was told: when it is no longer true, nothing is done.
 */
export const chosenPeople = z.union([
  z.object({
    contactIds: z
      .array(text().regex(/^\d{1,18}$/))
      .min(1, said("input.contacts.choose"))
      .max(1_000),
  }),
  z.object({ filter: contactFilter, count: z.number().int().min(1) }),
]);
export type ChosenPeople = z.output<typeof chosenPeople>;

export const chosenInput = z.object({ chosen: chosenPeople });
export type ChosenInput = z.output<typeof chosenInput>;
