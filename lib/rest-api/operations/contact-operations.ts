import { contactsQuery, createContactInput } from "@/lib/contacts/contact.input";
import { contactDetailSchema, contactViewSchema, createdContactSchema } from "@/lib/contacts/contact.view";
import { apiImportQuery } from "@/lib/imports/import.input";
import { apiImportViewSchema, startedImportSchema } from "@/lib/imports/import.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";

export const CONTACT = {
  id: "1042",
  phone: "60123456789",
  country: "MY",
  firstName: "Aminah",
  lastName: "Osman",
  fields: { branch: "Bangsar" },
  suppressed: false,
  createdAt: EXAMPLE.at,
  updatedAt: EXAMPLE.at,
};

export const CONTACT_OPERATIONS: Operation[] = [
  {
    id: "listContacts",
    method: "GET",
    path: "/contacts",
    tag: "contacts",
    permission: "contacts.view",
    summary: "People, by name or by phone",
    query: contactsQuery,
    example: { query: { q: "6012" } },
    answer: {
      status: 200,
      description: "A page of contacts.",
      schema: pageOf(contactViewSchema),
      example: { data: [CONTACT], nextCursor: null },
    },
  },
  {
    id: "createContact",
    method: "POST",
    path: "/contacts",
    tag: "contacts",
    permission: "contacts.edit",
    summary: "Add one person",
    body: createContactInput,
    example: {
      body: {
        phone: "+60 12-345 6789",
        firstName: "Aminah",
        fields: { branch: "Bangsar" },
        listId: EXAMPLE.list,
      },
    },
    answer: {
      status: 201,
      description: "`created` is false when the phone was known: that person was completed.",
      schema: createdContactSchema,
      example: { id: "1042", phone: "60123456789", created: true },
    },
  },
  {
    id: "getContact",
    method: "GET",
    path: "/contacts/{contactId}",
    tag: "contacts",
    permission: "contacts.view",
    summary: "One person, with their lists",
    example: { path: { contactId: "1042" } },
    answer: {
      status: 200,
      description: "The contact.",
      schema: contactDetailSchema,
      example: {
        ...CONTACT,
        lists: [{ id: EXAMPLE.list, name: "Loyal customers" }],
        suppression: null,
        channelStops: [],
        whatsappOptIn: null,
      },
    },
  },
  {
    id: "deleteContact",
    method: "DELETE",
    path: "/contacts/{contactId}",
    tag: "contacts",
    permission: "contacts.edit",
    summary: "Remove one person from every list",
    example: { path: { contactId: "1042" } },
    answer: { status: 204, description: "Gone." },
  },
];

export const IMPORT_OPERATIONS: Operation[] = [
  {
    id: "importContacts",
    method: "POST",
    path: "/lists/{listId}/imports",
    tag: "imports",
    permission: "contacts.edit",
    summary: "Read a CSV file into a list",
    description:
      "The file is streamed, of any size up to the workspace's limit. `phone` names the phone column by its header, or by its number from 1; names are found by their usual headers, every other column becomes a field.",
    query: apiImportQuery,
    upload: { type: "text/csv", example: "Phone,First name,Branch\n0123456789,Aminah,Bangsar\n" },
    example: { query: { country: "MY", phone: "Phone" } },
    answer: {
      status: 202,
      description: "The import has begun.",
      schema: startedImportSchema,
      example: { id: EXAMPLE.import },
    },
    refuses: ["unprocessable"],
  },
  {
    id: "getImport",
    method: "GET",
    path: "/imports/{importId}",
    tag: "imports",
    permission: "contacts.view",
    summary: "How far an import is",
    answer: {
      status: 200,
      description: "`accepted + updated + duplicates + rejected` is `rows`, always.",
      schema: apiImportViewSchema,
      example: {
        id: EXAMPLE.import,
        status: "finished",
        listId: EXAMPLE.list,
        fileName: "api.csv",
        bytes: 512_340,
        rows: 10_000,
        rowsTotal: 10_000,
        accepted: 9_900,
        updated: 40,
        duplicates: 50,
        rejected: 10,
        error: null,
        country: "MY",
        createdAt: EXAMPLE.at,
        startedAt: EXAMPLE.at,
        finishedAt: EXAMPLE.later,
      },
    },
  },
  {
    id: "getImportRejections",
    method: "GET",
    path: "/imports/{importId}/rejections.csv",
    tag: "imports",
    permission: "contacts.export",
    summary: "The rows that were left out, as a file",
    answer: {
      status: 200,
      description: "The columns of the file, then the row's number and why it was left out.",
      type: "text/csv",
      example: '"Phone","First name","row","error"\n"call me","Siti","7","This is not one phone number."\n',
    },
  },
];
