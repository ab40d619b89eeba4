import { z } from "zod";
import { isTimeZone } from "@/lib/core/is-time-zone";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";
import { RESERVED_SLUGS } from "@/lib/workspaces/reserved-slugs.rules";

const COUNTRY = /^[A-Z]{2}$/;

/** What only an owner decides, in a form of its own. */
export const setTwoStepRuleInput = z.object({ requireTwoStep: z.boolean().nullable() });

export const saveWorkspaceInput = workspaceSettingsSchema.omit({ requireTwoStep: true }).extend({
  name: text().trim().min(1, said("input.workspaces.name")).max(80, said("input.general.atMostCharacters")),
  defaultCountry: text().regex(COUNTRY, said("input.workspaces.country")),
  timeZone: text().refine(isTimeZone, said("input.workspaces.timeZone")),
});

export type SaveWorkspaceInput = z.output<typeof saveWorkspaceInput>;

export const createWorkspaceInput = z.object({
  name: text().trim().min(1, said("input.workspaces.name")).max(80, said("input.general.atMostCharacters")),
  slug: text()
    .trim()
    .min(2, said("input.general.atLeastCharacters"))
    .max(40, said("input.general.atMostCharacters"))
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, said("input.workspaces.slug"))
    .refine((slug) => !RESERVED_SLUGS.has(slug), said("input.workspaces.reserved")),
  ownerName: text()
    .trim()
    .min(1, said("input.workspaces.owner"))
    .max(80, said("input.general.atMostCharacters")),
  ownerEmail: text()
    .trim()
    .toLowerCase()
    .pipe(z.email(said("input.people.email")).max(200)),
});
