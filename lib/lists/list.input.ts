import { z } from "zod";
import { CONTACT_LIMITS } from "@/lib/contacts/contact.rules";
import { CURSOR_MAX } from "@/lib/core/page";
import { said } from "@/lib/core/said";
import { cellText, text } from "@/lib/core/text.input";

/** The largest body of `POST /lists/ID/contacts`: 10,000 people with many fields each. */
export const MAX_CONTACTS_BYTES = 8 * 1024 * 1024;

const listName = text()
  .trim()
  .min(1, said("input.lists.name"))
  .max(100, said("input.general.mostCharacters"));
export const createListInput = z.object({ name: listName, description: text().trim().max(500).default("") });
export type CreateListInput = z.output<typeof createListInput>;

export const renameListInput = z.object({
  listId: z.uuid(),
  name: listName,
  description: text().trim().max(500).optional(),
});
export type RenameListInput = z.output<typeof renameListInput>;

/** Into one of them or another (`into`), or into a new one of that name. */
export const mergeListsInput = z
  .object({
    listIds: z.array(z.uuid()).min(2, said("input.lists.chooseTwo")).max(50),
    into: z.uuid().nullable(),
    name: listName.optional(),
    archive: z.boolean().default(false),
  })
  .refine(({ into, name }) => into !== null || name !== undefined, {
    error: said("input.lists.name"),
    path: ["name"],
  });
export type MergeListsInput = z.output<typeof mergeListsInput>;

/** Ids with commas between them, as in an address. */
export const mergedListsQuery = z.object({
  lists: text()
    .max(2_000)
    .transform((ids) => ids.split(","))
    .pipe(z.array(z.uuid()).min(1).max(50)),
});

export const listIdInput = z.object({ listId: z.uuid() });
export type ListIdInput = z.output<typeof listIdInput>;

export const listMemberInput = z.object({ listId: z.uuid(), contactId: text().regex(/^\d{1,18}$/) });
export type ListMemberInput = z.output<typeof listMemberInput>;

const scalar = z.union([cellText(), z.number(), z.boolean(), z.null()]);
/** A cell as programs send it: null means empty, and a list or an object is no cell (null here). */
const cell = z.union([
  cellText(),
  z.number().transform(String),
  z.boolean().transform(String),
  z.null().transform(() => ""),
  z.array(scalar).transform(() => null),
  z.record(cellText(), scalar).transform(() => null),
]);

/**
 * One person of `POST /lists/ID/contacts`. Phone and cells are checked row by row, so that one bad
 * row does not refuse the others.
 */
const newContact = z.object({
  phone: cell.default(""),
  firstName: cell.default(""),
  lastName: cell.default(""),
  fields: z
    .record(
      text()
        .min(1)
        .max(CONTACT_LIMITS.fieldName)
        .regex(/^[^{}|]*$/, said("input.contacts.fieldName")),
      cell,
    )
    .nullable()
    .transform((fields) => fields ?? {})
    .default({}),
});

export const addContactsInput = z.object({
  contacts: z.array(newContact).max(CONTACT_LIMITS.batch, said("input.contacts.batch")),
  country: text()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type AddContactsInput = z.output<typeof addContactsInput>;

export const listsQuery = z.object({
  q: text().max(100).optional(),
  archived: z.enum(["true", "false"]).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: text().max(CURSOR_MAX).optional(),
});
export type ListsQuery = z.output<typeof listsQuery>;
