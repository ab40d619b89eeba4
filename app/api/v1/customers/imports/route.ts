import { importCustomersBody } from "@/lib/customers/customer.input";
import { importCustomers } from "@/lib/customers/import-customers";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("customers.edit", importCustomersBody, importCustomers, { status: 201 });
