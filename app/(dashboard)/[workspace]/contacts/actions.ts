"use server";

import { contactIdInput, createContactInput, updateContactInput } from "@/lib/contacts/contact.input";
import { createContact as create } from "@/lib/contacts/create-contact";
import { deleteContact as remove } from "@/lib/contacts/delete-contact";
import { updateContact as update } from "@/lib/contacts/update-contact";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const createContact = workspaceAction("contacts.edit", createContactInput, create);
export const updateContact = workspaceAction("contacts.edit", updateContactInput, update);
export const deleteContact = workspaceAction("contacts.edit", contactIdInput, remove);
