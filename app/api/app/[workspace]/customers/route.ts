import { customerPageQuery } from "@/lib/customers/customer.input";
import { listCustomerPage } from "@/lib/customers/customer-page.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("customers.view", customerPageQuery, listCustomerPage);
