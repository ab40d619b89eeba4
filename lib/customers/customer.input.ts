import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { CUSTOMER_ORDERS } from "@/lib/customers/customer-order.rules";

const labels = z.array(text().trim().min(1).max(30)).max(10, said("input.customers.labels"));

export const createCustomerInput = z.object({
  gatewayAccountId: z.uuid(),
  /** As the gateway knows it; it never changes, so that a transfer never goes to another one. */
  username: text()
    .trim()
    .min(1, said("input.customers.username"))
    .max(100)
    .regex(/^\S+$/, said("input.customers.noSpaces")),
  name: text().trim().max(120).default(""),
  notes: text().trim().max(2000).default(""),
  labels: labels.default([]),
  /** The phone that the customer writes from, as it is typed. */
  phone: text().trim().max(40).optional(),
});
export type CreateCustomerInput = z.output<typeof createCustomerInput>;

export const updateCustomerInput = z.object({
  id: z.uuid(),
  name: text().trim().max(120).optional(),
  notes: text().trim().max(2000).optional(),
  labels: labels.optional(),
  phone: text().trim().max(40).optional(),
  archived: z.boolean().optional(),
});
export type UpdateCustomerInput = z.output<typeof updateCustomerInput>;

/** From the REST API: without an account it is the workspace's default one. */
export const createCustomerBody = createCustomerInput.extend({ gatewayAccountId: z.uuid().optional() });
export type CreateCustomerBody = z.output<typeof createCustomerBody>;

export const listCustomersQuery = z.object({
  search: text().max(100).optional(),
  gatewayAccountId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

/** What the list on the screen asks for. */
export const customerPageQuery = z.object({
  search: text().max(100).optional(),
  order: z.enum(CUSTOMER_ORDERS).default("name"),
  due: z.enum(["1"]).optional(),
  archived: z.enum(["1"]).optional(),
  cursor: text().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type CustomerPageQuery = z.output<typeof customerPageQuery>;

/** `id` stays; `otherId` is the same username in other letters. */
export const mergeCustomersInput = z.object({ id: z.uuid(), otherId: z.uuid() });
export type MergeCustomersInput = z.output<typeof mergeCustomersInput>;

export const archiveCustomersInput = z.object({
  customerIds: z.array(z.uuid()).min(1).max(500),
  archived: z.boolean(),
});
export type ArchiveCustomersInput = z.output<typeof archiveCustomersInput>;

const imported = createCustomerInput
  .omit({ gatewayAccountId: true, username: true })
  .extend({ customer: createCustomerInput.shape.username });
export type ImportedCustomer = z.output<typeof imported>;
export const importCustomersBody = z.array(imported).min(1).max(500);

export const findCustomersInput = z.object({ usernames: z.array(text().max(100)).min(1).max(500) });

export const customersImportedSchema = z.object({
  added: z.int(),
  already: z.int().describe("In the list already, whichever letters are capital; left as they are."),
  customers: z.array(z.uuid()).describe("Ids, one for each line, in its order."),
});
