"use server";

import { findCustomersInput, importCustomersBody, mergeCustomersInput } from "@/lib/customers/customer.input";
import { findKnownCustomers } from "@/lib/customers/find-known-customers";
import { importCustomers } from "@/lib/customers/import-customers";
import { mergeCustomers } from "@/lib/customers/merge-customers";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const findKnownCustomersAction = workspaceAction(
  "customers.edit",
  findCustomersInput,
  findKnownCustomers,
);
export const importCustomersAction = workspaceAction("customers.edit", importCustomersBody, importCustomers);
export const mergeCustomersAction = workspaceAction("customers.edit", mergeCustomersInput, mergeCustomers);
