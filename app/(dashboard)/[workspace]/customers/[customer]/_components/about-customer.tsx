"use client";

import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { UpdateCustomerInput } from "@/lib/customers/customer.input";
import type { CustomerDetailView } from "@/lib/customers/customer.view";
import { updateCustomerAction } from "../../../transfers/actions";
import { EditInPlace } from "./edit-in-place";

interface AboutCustomerProps {
  workspaceSlug: string;
  customer: CustomerDetailView;
  mayEdit: boolean;
}

/** What we note of a customer, changed where it stands. The username is the gateway's. */
export function AboutCustomer({ workspaceSlug, customer, mayEdit }: AboutCustomerProps) {
  const t = useTranslations("customers");
  const people = useTranslations("transfers.people");
  const save = (change: Omit<UpdateCustomerInput, "id">) =>
    updateCustomerAction(workspaceSlug, { id: customer.id, ...change });
  const labels = customer.labels.join(", ");
  return (
    <Card>
      <CardHeader title={t("about")} />
      <CardBody className="flex flex-col gap-4 text-sm">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          <dt className="text-muted">{people("username")}</dt>
          <dd className="font-medium break-all">{customer.username}</dd>
          <dt className="text-muted">{people("account")}</dt>
          <dd className="break-words">{customer.accountLabel}</dd>
        </dl>
        <EditInPlace
          label={people("name")}
          value={customer.name}
          field="name"
          mayEdit={mayEdit}
          onSave={(name) => save({ name })}
        />
        <EditInPlace
          label={people("labels")}
          help={people("labelsHelp")}
          value={labels}
          field="labels"
          mayEdit={mayEdit}
          onSave={(text) => save({ labels: text.split(",").flatMap((label) => label.trim() || []) })}
        />
        <EditInPlace
          label={people("phone")}
          help={people("phoneHelp")}
          value={customer.phone ?? ""}
          field="phone"
          mayEdit={mayEdit}
          onSave={(phone) => save({ phone })}
        />
        <EditInPlace
          long
          label={people("notes")}
          value={customer.notes}
          field="notes"
          mayEdit={mayEdit}
          onSave={(notes) => save({ notes })}
        />
      </CardBody>
    </Card>
  );
}
