import { expect, it } from "vitest";
import type { CustomerView } from "@/lib/customers/customer.view";
import { findCustomers, meantCustomer } from "./find-customers";

const customer = (username: string, name: string) =>
  ({ id: username, username, name, labels: [] as string[] }) as CustomerView;
const all = [
  customer("kedai-siti", "Kedai Siti"),
  customer("kedai-ali", "Kedai Ali"),
  customer("ali2", "Kedai Ali"),
];

it("fault 4: a name alone is enough, as is any word of it, in any order", () => {
  expect(meantCustomer(all, "Kedai Siti")?.id).toBe("kedai-siti");
  expect(meantCustomer(all, "siti kedai")?.id).toBe("kedai-siti");
  expect(meantCustomer(all, "SITI")?.id).toBe("kedai-siti");
  expect(meantCustomer(all, "Kedai Siti (kedai-siti)")?.id).toBe("kedai-siti");
  expect(findCustomers(all, "kedai").map((each) => each.id)).toEqual(["kedai-siti", "kedai-ali", "ali2"]);
});

it("fault 4: two of one name are not guessed between, and nothing is meant by nothing", () => {
  expect(meantCustomer(all, "Kedai Ali")).toBeNull();
  expect(meantCustomer(all, "ali2")?.id).toBe("ali2");
  expect(meantCustomer(all, " ")).toBeNull();
  expect(meantCustomer(all, "nobody")).toBeNull();
});
