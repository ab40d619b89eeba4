import { z } from "zod";
import { chosenPeople } from "@/lib/contacts/contact-choice.input";
import { said } from "@/lib/core/said";

const listIds = z.array(z.uuid()).min(1, said("input.lists.choose")).max(50);

export const addChosenInput = z.object({ chosen: chosenPeople, listIds });
export type AddChosenInput = z.output<typeof addChosenInput>;

export const moveChosenInput = z.object({ chosen: chosenPeople, from: z.uuid(), listIds });
export type MoveChosenInput = z.output<typeof moveChosenInput>;

export const removeChosenInput = z.object({ chosen: chosenPeople, listId: z.uuid() });
export type RemoveChosenInput = z.output<typeof removeChosenInput>;
