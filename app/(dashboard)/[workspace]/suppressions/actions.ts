"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { createSuppression as create } from "@/lib/suppressions/create-suppression";
import { deleteSuppression as remove } from "@/lib/suppressions/delete-suppression";
import { createSuppressionInput, deleteSuppressionInput } from "@/lib/suppressions/suppression.input";

export const createSuppression = workspaceAction("suppressions.edit", createSuppressionInput, create);
export const deleteSuppression = workspaceAction("suppressions.edit", deleteSuppressionInput, remove);
