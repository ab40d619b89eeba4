import { z } from "zod";
import { CONTACT_LIMITS } from "@/lib/contacts/contact.rules";
import { CURSOR_MAX } from "@/lib/core/page";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const name = text().trim().max(CONTACT_LIMITS.name, said("input.general.mostCharacters"));
const fields = z
  .record(
    text()
      .trim()
      .min(1)
      .max(CONTACT_LIMITS.fieldName)
      .regex(/^[^{}|]*$/, said("input.contacts.fieldName")),
    text().trim().max(CONTACT_LIMITS.value),
  )
  .refine((all) => Object.keys(all).length <= CONTACT_LIMITS.fields, {
    error: said("input.contacts.fields"),
    params: { maximum: CONTACT_LIMITS.fields },
  });
const contactId = text().regex(/^\d{1,18}$/);

/**
 * The form and the API of one person. The phone is normalised by the verb, with the workspace's
 * country.
 */
export const createContactInput = z.object({
  phone: text().trim().min(1, said("input.contacts.phone")).max(40),
  firstName: name.default(""),
  lastName: name.default(""),
  fields: fields.default({}),
  listId: z.uuid().nullish(),
});
export type CreateContactInput = z.output<typeof createContactInput>;

/** Empty values here do erase: a person looked at them. */
export const updateContactInput = z.object({
  contactId,
  phone: text().trim().min(1, said("input.contacts.phone")).max(40),
  firstName: name,
  lastName: name,
  fields,
});
export type UpdateContactInput = z.output<typeof updateContactInput>;

export const contactColumnsInput = z.object({
  columns: z.array(text().min(1).max(CONTACT_LIMITS.fieldName)).max(CONTACT_LIMITS.fields + 4),
});
export type ContactColumnsInput = z.output<typeof contactColumnsInput>;

export const contactIdInput = z.object({ contactId });
export type ContactIdInput = z.output<typeof contactIdInput>;

/**
 * Whom a list of people shows. `value` belongs to `field`: an empty one finds those without any.
 */
export const contactFilter = z.object({
  q: text().max(100).default(""),
  list: z.uuid().optional(),
  field: text().min(1).max(CONTACT_LIMITS.fieldName).optional(),
  value: text().trim().max(CONTACT_LIMITS.value).optional(),
});
export type ContactFilter = z.output<typeof contactFilter>;

export const contactsQuery = contactFilter.extend({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: text().max(CURSOR_MAX).optional(),
});
export type ContactsQuery = z.output<typeof contactsQuery>;
