"use client";

import { useState } from "react";
import type { CustomerView } from "@/lib/customers/customer.view";
import { CustomerField } from "./customer-field";
import { nameOf } from "./transfer-draft";
import { useKnownCustomers } from "./use-known-customers";

interface CustomerFilterProps {
  workspaceSlug: string;
  /** Those that the page brought; others are asked for while one types. */
  customers: CustomerView[];
  /** Id; empty: all. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** One customer or all. Words that name nobody choose nobody, and go when the field is left. */
export function CustomerFilter({ workspaceSlug, customers, chosen, onChoose }: CustomerFilterProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const known = useKnownCustomers(workspaceSlug, customers, typed ?? "");
  const customer = known.find(({ id }) => id === chosen);
  const text = typed ?? (customer === undefined ? "" : nameOf(customer));
  return (
    <CustomerField
      all
      onLeave={() => setTyped(null)}
      customers={known}
      text={text}
      onText={(next) => {
        const whole = known.find((each) => nameOf(each) === next);
        setTyped(whole === undefined && next !== "" ? next : null);
        if (whole !== undefined) onChoose(whole.id);
        else if (next === "") onChoose("");
      }}
    />
  );
}
