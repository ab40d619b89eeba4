"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { archiveTemplate } from "@/lib/templates/archive-template";
import { createTemplate } from "@/lib/templates/create-template";
import { restoreTemplate } from "@/lib/templates/restore-template";
import {
  createTemplateInput,
  restoreTemplateInput,
  templateIdInput,
  updateTemplateInput,
} from "@/lib/templates/template.input";
import { updateTemplate } from "@/lib/templates/update-template";

export const createTemplateAction = workspaceAction("templates.edit", createTemplateInput, createTemplate);
export const updateTemplateAction = workspaceAction("templates.edit", updateTemplateInput, updateTemplate);
export const restoreTemplateAction = workspaceAction("templates.edit", restoreTemplateInput, restoreTemplate);
export const archiveTemplateAction = workspaceAction("templates.edit", templateIdInput, archiveTemplate);
