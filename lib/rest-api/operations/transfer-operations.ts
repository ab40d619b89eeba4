import {
  createCustomerBody,
  customersImportedSchema,
  importCustomersBody,
  listCustomersQuery,
} from "@/lib/customers/customer.input";
import { customerViewSchema } from "@/lib/customers/customer.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";
import { createTransferBatchBody, transferBatchViewSchema } from "@/lib/transfers/batch.input";
import { createTransferBody, listTransfersQuery } from "@/lib/transfers/transfer.input";
import { transferApiViewSchema } from "@/lib/transfers/transfer.view";

const CUSTOMER = {
  id: EXAMPLE.customer,
  gatewayAccountId: EXAMPLE.account,
  username: "kedai-siti",
  name: "Kedai Siti",
  notes: "Pays at the end of the month",
  labels: [],
  archived: false,
  transferred: 500,
  lastTransferAt: EXAMPLE.at,
  lastCredits: 500,
  usualCredits: 500,
  usualDays: 9,
  lastDaysAgo: 1,
  due: false,
  phone: "60123456789",
};

const TRANSFER = {
  id: EXAMPLE.transfer,
  status: "succeeded",
  awaitingApproval: false,
  code: "1707",
  detail: "The gateway confirmed the transfer (1707).",
  customer: "kedai-siti",
  credits: 500,
  note: "",
  balanceBefore: 48_000,
  balanceAfter: 47_500,
  createdAt: EXAMPLE.at,
  settledAt: EXAMPLE.later,
};

export const TRANSFER_OPERATIONS: Operation[] = [
  {
    id: "listTransfers",
    method: "GET",
    path: "/transfers",
    tag: "transfers",
    permission: "transfers.view",
    summary: "Transfers, the newest first",
    query: listTransfersQuery,
    answer: {
      status: 200,
      description: "A page of transfers.",
      schema: pageOf(transferApiViewSchema),
      example: { data: [TRANSFER], nextCursor: null },
    },
  },
  {
    id: "createTransfer",
    method: "POST",
    path: "/transfers",
    tag: "transfers",
    permission: "transfers.create",
    summary: "Move credits to a customer",
    description:
      "`customer` is a username at the gateway, or the id of a customer here. It is carried out at once, and is answered within about eight seconds: `pending` when the gateway has not answered by then. `unresolved` means that nobody knows yet whether the credits moved: do not repeat it. Give an Idempotency-Key, so that a repeat of the call never moves credits twice.",
    body: createTransferBody,
    example: { body: { customer: "kedai-siti", credits: 500 } },
    answer: { status: 201, description: "The transfer.", schema: transferApiViewSchema, example: TRANSFER },
    refuses: ["not_found", "unprocessable"],
  },
  {
    id: "createTransferBatch",
    method: "POST",
    path: "/transfers/batches",
    tag: "transfers",
    permission: "transfers.create",
    summary: "Move credits to many customers",
    description:
      "At most 500 lines, each a transfer of its own that is moved exactly once; one wrong line refuses all of them and names each. The customers must be in the list. Where the sum needs a second person, all of it waits for one. Follow each with `GET /transfers/{id}`.",
    body: createTransferBatchBody,
    example: { body: [{ customer: "kedai-siti", credits: 500 }] },
    answer: {
      status: 201,
      description: "The batch.",
      schema: transferBatchViewSchema,
      example: { id: EXAMPLE.transfer, transfers: [EXAMPLE.transfer], awaitingApproval: false },
    },
    refuses: ["conflict", "unprocessable"],
  },
  {
    id: "importCustomers",
    method: "POST",
    path: "/customers/imports",
    tag: "transfers",
    permission: "customers.edit",
    summary: "Note many customers",
    description:
      "At most 500, of the workspace's default gateway account. Those that are known stay as they are.",
    body: importCustomersBody,
    example: { body: [{ customer: "kedai-siti", name: "Kedai Siti" }] },
    answer: {
      status: 201,
      description: "What became of them.",
      schema: customersImportedSchema,
      example: { added: 1, already: 0, customers: [EXAMPLE.customer] },
    },
    refuses: ["unprocessable"],
  },
  {
    id: "getTransfer",
    method: "GET",
    path: "/transfers/{id}",
    tag: "transfers",
    permission: "transfers.view",
    summary: "One transfer",
    answer: { status: 200, description: "The transfer.", schema: transferApiViewSchema, example: TRANSFER },
  },
  {
    id: "listCustomers",
    method: "GET",
    path: "/customers",
    tag: "transfers",
    permission: "customers.view",
    summary: "A reseller's customers, by name",
    query: listCustomersQuery,
    answer: {
      status: 200,
      description: "The customers.",
      schema: pageOf(customerViewSchema),
      example: { data: [CUSTOMER], nextCursor: null },
    },
  },
  {
    id: "createCustomer",
    method: "POST",
    path: "/customers",
    tag: "transfers",
    permission: "customers.edit",
    summary: "Note a customer",
    body: createCustomerBody,
    example: { body: { username: "kedai-siti", name: "Kedai Siti" } },
    answer: {
      status: 201,
      description: "The customer.",
      schema: customerViewSchema,
      example: {
        ...CUSTOMER,
        transferred: 0,
        lastTransferAt: null,
        lastCredits: null,
        usualCredits: null,
        usualDays: null,
        lastDaysAgo: null,
      },
    },
    refuses: ["not_found", "conflict", "unprocessable"],
  },
];
