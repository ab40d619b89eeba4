"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { createSuppressionInput, deleteSuppressionInput } from "@/lib/suppressions/suppression.input";

export const createSuppressionAction = workspaceAction(
  "suppressions.edit",
  createSuppressionInput,
  createSuppression,
);
export const deleteSuppressionAction = workspaceAction(
  "suppressions.edit",
  deleteSuppressionInput,
  deleteSuppression,
);
