import { z } from "zod";

/** `GET /api/v1/lists`, and the index on the screen. */
export const listViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  contacts: z.int().describe("How many people are in it."),
  createdAt: z.iso.datetime(),
  archived: z.boolean(),
});
export type ListView = z.infer<typeof listViewSchema>;

export interface ListRecord {
  id: string;
  name: string;
  description: string;
  contactCount: number;
  createdAt: Date;
  archivedAt: Date | null;
}

export function listView(row: ListRecord): ListView {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    contacts: row.contactCount,
    createdAt: row.createdAt.toISOString(),
    archived: row.archivedAt !== null,
  };
}

/**
 * What a posted batch did. `accepted + updated + duplicates + rejected` is the number of rows sent;
 * the words mean what they mean for an import (see import.view.ts). `row` counts from 1.
 */
export const addedContactsSchema = z.object({
  accepted: z.int().describe("Newly in the list."),
  updated: z.int().describe("In the list already; the row changed a name or a field."),
  duplicates: z.int().describe("Came earlier in the same call, or changed nothing."),
  rejected: z.int().describe("No usable phone number."),
  rejections: z.array(
    z.object({
      row: z.int().describe("Counts from 1."),
      value: z.string(),
      reason: z.string().describe("A stable word."),
      message: z.string().describe("A sentence for a person."),
    }),
  ),
});
export type AddedContacts = z.infer<typeof addedContactsSchema>;
