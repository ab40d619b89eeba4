import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";
import {
  createSuppressionInput,
  importSuppressionsQuery,
  suppressionsQuery,
} from "@/lib/suppressions/suppression.input";
import {
  createdSuppressionSchema,
  importedSuppressionsSchema,
  suppressionViewSchema,
} from "@/lib/suppressions/suppression.view";

const SUPPRESSION = {
  phone: "60123456789",
  whatsappUserId: null,
  masked: false,
  scope: "all" as const,
  reason: "asked by phone",
  source: "api",
  note: "",
  createdAt: EXAMPLE.at,
};

export const SUPPRESSION_OPERATIONS: Operation[] = [
  {
    id: "listSuppressions",
    method: "GET",
    path: "/suppressions",
    tag: "suppressions",
    permission: "suppressions.view",
    summary: "Phones that may not be texted, the newest first",
    query: suppressionsQuery,
    answer: {
      status: 200,
      description: "A page of suppressions.",
      schema: pageOf(suppressionViewSchema),
      example: { data: [SUPPRESSION], nextCursor: null },
    },
  },
  {
    id: "createSuppression",
    method: "POST",
    path: "/suppressions",
    tag: "suppressions",
    permission: "suppressions.edit",
    summary: "Never text a phone again",
    description: "From now on, messages that are queued already included. Doing it again changes nothing.",
    body: createSuppressionInput,
    example: { body: { phone: "+60123456789", reason: "asked by phone" } },
    answer: {
      status: 201,
      description: "The suppression; `created` is false when it was there already.",
      schema: createdSuppressionSchema,
      example: { ...SUPPRESSION, created: true },
    },
  },
  {
    id: "importSuppressions",
    method: "POST",
    path: "/suppressions/imports",
    tag: "suppressions",
    permission: "suppressions.import",
    summary: "Never text any of up to 100,000 phones again",
    description:
      'The body is a CSV file, a workbook or contact cards as they are; or `{ "phones": [] }` as JSON; or numbers one on a line as text/plain. All are suppressed or none; `check=true` only counts. A key that sees numbers masked may not: which of many were there before would confirm what is hidden.',
    query: importSuppressionsQuery,
    upload: { type: "text/csv", example: "Phone\n0123456789\n" },
    example: { query: { reason: "asked by phone" } },
    answer: {
      status: 200,
      description: "What became of the numbers.",
      schema: importedSuppressionsSchema,
      example: {
        added: 1,
        already: 0,
        repeated: 0,
        invalid: 0,
        rejections: [],
        columns: ["Phone"],
        column: 0,
      },
    },
  },
  {
    id: "deleteSuppression",
    method: "DELETE",
    path: "/suppressions/{phone}",
    tag: "suppressions",
    permission: "suppressions.edit",
    summary: "Allow a phone to be texted again",
    example: { path: { phone: "60123456789" } },
    answer: { status: 204, description: "It may be texted again." },
  },
];
