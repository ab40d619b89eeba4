import { createCustomerFor } from "@/lib/customers/create-customer";
import { createCustomerBody, listCustomersQuery } from "@/lib/customers/customer.input";
import { listCustomers } from "@/lib/customers/customer.queries";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("customers.view", listCustomersQuery, async (ctx, input) => ({
  data: await listCustomers(ctx, input),
  nextCursor: null,
}));
export const POST = workspaceRoute("customers.edit", createCustomerBody, createCustomerFor, { status: 201 });
