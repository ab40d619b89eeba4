"use server";

import { createSuppression as create } from "@/lib/suppressions/create-suppression";
import { deleteSuppression as remove } from "@/lib/suppressions/delete-suppression";
import { createSuppressionInput, deleteSuppressionInput } from "@/lib/suppressions/suppression.input";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const createSuppression = workspaceAction("suppressions.edit", createSuppressionInput, create);
export const deleteSuppression = workspaceAction("suppressions.edit", deleteSuppressionInput, remove);
