"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import {
  archiveTemplate as archiveTemplateVerb,
  createTemplate as createTemplateVerb,
  restoreTemplate as restoreTemplateVerb,
  updateTemplate as updateTemplateVerb,
} from "@/lib/templates/save-template";
import {
  createTemplateInput,
  restoreTemplateInput,
  templateIdInput,
  updateTemplateInput,
} from "@/lib/templates/template.input";

export const createTemplate = workspaceAction("templates.edit", createTemplateInput, createTemplateVerb);
export const updateTemplate = workspaceAction("templates.edit", updateTemplateInput, updateTemplateVerb);
export const restoreTemplate = workspaceAction("templates.edit", restoreTemplateInput, restoreTemplateVerb);
export const archiveTemplate = workspaceAction("templates.edit", templateIdInput, archiveTemplateVerb);
