"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { cleanPeople } from "@/lib/list-hygiene/clean-people";
import { cleanPeopleInput } from "@/lib/list-hygiene/hygiene.input";

export const cleanPeopleAction = workspaceAction("contacts.edit", cleanPeopleInput, cleanPeople);
