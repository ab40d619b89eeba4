import { contactsQuery } from "@/lib/contacts/contact.input";
import { contactViewSchema } from "@/lib/contacts/contact.view";
import { addContactsInput, createListInput, listsQuery } from "@/lib/lists/list.input";
import { addedContactsSchema, listViewSchema } from "@/lib/lists/list.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { CONTACT } from "@/lib/rest-api/operations/contact-operations";
import { pageOf } from "@/lib/rest-api/page-of";

const LIST = {
  id: EXAMPLE.list,
  name: "Loyal customers",
  description: "",
  contacts: 400,
  createdAt: EXAMPLE.at,
  archived: false,
};

export const LIST_OPERATIONS: Operation[] = [
  {
    id: "listLists",
    method: "GET",
    path: "/lists",
    tag: "lists",
    permission: "contacts.view",
    summary: "Lists, by name",
    query: listsQuery,
    answer: {
      status: 200,
      description: "A page of lists.",
      schema: pageOf(listViewSchema),
      example: { data: [LIST], nextCursor: null },
    },
  },
  {
    id: "createList",
    method: "POST",
    path: "/lists",
    tag: "lists",
    permission: "contacts.edit",
    summary: "Create a list",
    body: createListInput,
    example: { body: { name: "Loyal customers" } },
    answer: {
      status: 201,
      description: "The list, still empty.",
      schema: listViewSchema,
      example: { ...LIST, contacts: 0 },
    },
    refuses: ["conflict"],
  },
  {
    id: "getList",
    method: "GET",
    path: "/lists/{listId}",
    tag: "lists",
    permission: "contacts.view",
    summary: "One list",
    answer: { status: 200, description: "The list.", schema: listViewSchema, example: LIST },
  },
  {
    id: "listListContacts",
    method: "GET",
    path: "/lists/{listId}/contacts",
    tag: "lists",
    permission: "contacts.view",
    summary: "The people of a list",
    query: contactsQuery,
    answer: {
      status: 200,
      description: "A page of contacts.",
      schema: pageOf(contactViewSchema),
      example: { data: [CONTACT], nextCursor: null },
    },
  },
  {
    id: "addContacts",
    method: "POST",
    path: "/lists/{listId}/contacts",
    tag: "lists",
    permission: "contacts.edit",
    summary: "Put up to 10,000 people into a list",
    description:
      "A phone that is known is completed, never made twice. A row without a usable phone refuses nothing but itself: it is answered with its number and the reason. Phones without a country code are read with `country`, or with the workspace's country.",
    body: addContactsInput,
    example: {
      body: {
        contacts: [
          { phone: "012-345 6789", firstName: "Aminah", fields: { branch: "Bangsar" } },
          { phone: "call me" },
        ],
      },
    },
    answer: {
      status: 200,
      description: "What became of each row: the four counts add up to the rows that were sent.",
      schema: addedContactsSchema,
      example: {
        accepted: 1,
        updated: 0,
        duplicates: 0,
        rejected: 1,
        rejections: [
          { row: 2, value: "call me", reason: "not_a_number", message: "This is not one phone number." },
        ],
      },
    },
  },
];
