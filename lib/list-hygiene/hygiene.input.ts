import { z } from "zod";
import { HYGIENE_ACTIONS, HYGIENE_KINDS, type HygieneAction } from "@/lib/list-hygiene/hygiene.rules";

const ACTIONS = [...new Set(Object.values(HYGIENE_ACTIONS).flat())] as [HygieneAction, ...HygieneAction[]];

export const cleanPeopleInput = z
  .strictObject({
    kind: z.enum(HYGIENE_KINDS),
    action: z.enum(ACTIONS),
    /** How many a person was told: when it is no longer true, nothing is done. */
    count: z.int().min(1),
  })
  .refine(({ kind, action }) => (HYGIENE_ACTIONS[kind] as readonly string[]).includes(action));
export type CleanPeopleInput = z.output<typeof cleanPeopleInput>;
