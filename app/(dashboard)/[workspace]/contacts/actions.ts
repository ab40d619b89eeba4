"use server";

import { contactIdInput, createContactInput, updateContactInput } from "@/lib/contacts/contact.input";
import { createContact } from "@/lib/contacts/create-contact";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { updateContact } from "@/lib/contacts/update-contact";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const createContactAction = workspaceAction("contacts.edit", createContactInput, createContact);
export const updateContactAction = workspaceAction("contacts.edit", updateContactInput, updateContact);
export const deleteContactAction = workspaceAction("contacts.edit", contactIdInput, deleteContact);
