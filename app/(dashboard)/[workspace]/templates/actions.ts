"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import {
  archiveTemplate,
  createTemplate,
  restoreTemplate,
  updateTemplate,
} from "@/lib/templates/save-template";
import {
  createTemplateInput,
  restoreTemplateInput,
  templateIdInput,
  updateTemplateInput,
} from "@/lib/templates/template.input";

export const createTemplateAction = workspaceAction("templates.edit", createTemplateInput, createTemplate);
export const updateTemplateAction = workspaceAction("templates.edit", updateTemplateInput, updateTemplate);
export const restoreTemplateAction = workspaceAction("templates.edit", restoreTemplateInput, restoreTemplate);
export const archiveTemplateAction = workspaceAction("templates.edit", templateIdInput, archiveTemplate);
