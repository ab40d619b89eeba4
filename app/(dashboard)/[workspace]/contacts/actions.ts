"use server";

import {
  contactColumnsInput,
  contactIdInput,
  createContactInput,
  updateContactInput,
} from "@/lib/contacts/contact.input";
import { chosenInput } from "@/lib/contacts/contact-choice.input";
import { createContact } from "@/lib/contacts/create-contact";
import { deleteChosen } from "@/lib/contacts/delete-chosen";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { saveContactColumns } from "@/lib/contacts/save-contact-columns";
import { updateContact } from "@/lib/contacts/update-contact";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { addChosenInput, moveChosenInput, removeChosenInput } from "@/lib/lists/chosen.input";
import { addChosen, moveChosen, removeChosen } from "@/lib/lists/move-chosen";
import { suppressChosen } from "@/lib/suppressions/suppress-chosen";
import { suppressChosenInput } from "@/lib/suppressions/suppression.input";
import { recordOptInInput, withdrawOptInInput } from "@/lib/whatsapp-opt-ins/opt-in.input";
import { recordOptIn, withdrawOptIn } from "@/lib/whatsapp-opt-ins/record-opt-in";

export const createContactAction = workspaceAction("contacts.edit", createContactInput, createContact);
export const updateContactAction = workspaceAction("contacts.edit", updateContactInput, updateContact);
export const deleteContactAction = workspaceAction("contacts.edit", contactIdInput, deleteContact);
export const addChosenAction = workspaceAction("contacts.edit", addChosenInput, addChosen);
export const moveChosenAction = workspaceAction("contacts.edit", moveChosenInput, moveChosen);
export const removeChosenAction = workspaceAction("contacts.edit", removeChosenInput, removeChosen);
export const suppressChosenAction = workspaceAction("contacts.edit", suppressChosenInput, suppressChosen);
export const deleteChosenAction = workspaceAction("contacts.edit", chosenInput, deleteChosen);
export const saveContactColumnsAction = workspaceAction(
  "contacts.view",
  contactColumnsInput,
  saveContactColumns,
);
export const recordOptInAction = workspaceAction("contacts.edit", recordOptInInput, recordOptIn);
export const withdrawOptInAction = workspaceAction("contacts.edit", withdrawOptInInput, withdrawOptIn);
