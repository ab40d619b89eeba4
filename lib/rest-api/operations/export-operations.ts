import { auditFilter } from "@/lib/audit/audit.input";
import { contactFilter } from "@/lib/contacts/contact.input";
import type { Operation } from "@/lib/rest-api/operation";

const CSV = { status: 200, type: "text/csv" } as const;
const HOW = "Streamed, as CSV with a heading. No cell begins with a character that a spreadsheet runs.";

export const EXPORT_OPERATIONS: Operation[] = [
  {
    id: "exportContacts",
    method: "GET",
    path: "/contacts.csv",
    tag: "contacts",
    permission: "contacts.export",
    summary: "Everybody who matches a filter, as a file",
    description: HOW,
    query: contactFilter,
    answer: {
      ...CSV,
      description: "One person a line, with every field that one of them has.",
      example: '"phone","first name"\n"60123456789","Aminah"\n',
    },
  },
  {
    id: "exportListContacts",
    method: "GET",
    path: "/lists/{listId}/contacts.csv",
    tag: "lists",
    permission: "contacts.export",
    summary: "The people of a list, as a file",
    description: HOW,
    answer: {
      ...CSV,
      description: "One person a line.",
      example: '"phone","first name"\n"60123456789","Aminah"\n',
    },
  },
  {
    id: "exportSuppressions",
    method: "GET",
    path: "/suppressions.csv",
    tag: "suppressions",
    permission: "contacts.export",
    summary: "Every phone that may not be texted, as a file",
    description: HOW,
    answer: {
      ...CSV,
      description: "One phone a line, the newest first.",
      example: '"phone","reason"\n"60123456789","asked by phone"\n',
    },
  },
  {
    id: "exportCampaigns",
    method: "GET",
    path: "/campaigns.csv",
    tag: "campaigns",
    permission: "campaigns.view",
    summary: "Every campaign with its totals, as a file",
    description: HOW,
    answer: {
      ...CSV,
      description: "One campaign a line, the newest first.",
      example: '"name","status"\n"Raya","finished"\n',
    },
  },
  {
    id: "exportLedger",
    method: "GET",
    path: "/credit/ledger.csv",
    tag: "gateway accounts",
    permission: "credit.view",
    summary: "The credit ledger, as a file",
    description: HOW,
    answer: {
      ...CSV,
      description: "One entry a line, the oldest first.",
      example: '"at","gateway account"\n"2026-11-29T08:00:00.000Z","Main"\n',
    },
  },
  {
    id: "exportAudit",
    method: "GET",
    path: "/audit.csv",
    tag: "description",
    permission: "audit.view",
    summary: "The audit log, as a file",
    description: HOW,
    query: auditFilter,
    answer: {
      ...CSV,
      description: "One entry a line, the newest first.",
      example: '"at","who"\n"2026-11-29T08:00:00.000Z","Aminah"\n',
    },
  },
];
