import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";
import { changeTemplateBody, createTemplateInput, listTemplatesInput } from "@/lib/templates/template.input";
import { templateHistorySchema, templateViewSchema } from "@/lib/templates/template.view";

const MESSAGE = { kind: "text", text: "Hi {{firstName|friend}}, your order is ready." };
const TEMPLATE = {
  id: EXAMPLE.template,
  name: "Order ready",
  version: 1,
  versionId: "0190f3d1-5c6d-4e7f-8091-a2b3c4d5e688",
  message: MESSAGE,
  createdAt: EXAMPLE.at,
  updatedAt: EXAMPLE.at,
};
const VERSION = {
  id: TEMPLATE.versionId,
  version: 1,
  message: MESSAGE,
  createdAt: EXAMPLE.at,
  createdByName: "Shop system",
};

export const TEMPLATE_OPERATIONS: Operation[] = [
  {
    id: "listTemplates",
    method: "GET",
    path: "/templates",
    tag: "templates",
    permission: "templates.view",
    summary: "Templates, by name",
    query: listTemplatesInput,
    answer: {
      status: 200,
      description: "A page of templates.",
      schema: pageOf(templateViewSchema),
      example: { data: [TEMPLATE], nextCursor: null },
    },
  },
  {
    id: "createTemplate",
    method: "POST",
    path: "/templates",
    tag: "templates",
    permission: "templates.edit",
    summary: "Create a template",
    body: createTemplateInput,
    example: { body: { name: "Order ready", message: MESSAGE } },
    answer: {
      status: 201,
      description: "The template.",
      schema: templateHistorySchema,
      example: { ...TEMPLATE, versions: [VERSION] },
    },
    refuses: ["conflict"],
  },
  {
    id: "getTemplate",
    method: "GET",
    path: "/templates/{templateId}",
    tag: "templates",
    permission: "templates.view",
    summary: "One template with its history",
    answer: {
      status: 200,
      description: "The template.",
      schema: templateHistorySchema,
      example: { ...TEMPLATE, versions: [VERSION] },
    },
  },
  {
    id: "updateTemplate",
    method: "PUT",
    path: "/templates/{templateId}",
    tag: "templates",
    permission: "templates.edit",
    summary: "Save a new version",
    description:
      "`version` is the one that was edited: a newer one in the meantime refuses the save with 409.",
    body: changeTemplateBody,
    example: { body: { version: 1, message: MESSAGE } },
    answer: {
      status: 200,
      description: "The template.",
      schema: templateHistorySchema,
      example: { ...TEMPLATE, version: 2, versions: [{ ...VERSION, version: 2 }, VERSION] },
    },
    refuses: ["conflict"],
  },
  {
    id: "archiveTemplate",
    method: "DELETE",
    path: "/templates/{templateId}",
    tag: "templates",
    permission: "templates.edit",
    summary: "Archive a template",
    answer: { status: 204, description: "It is no longer offered." },
  },
];
