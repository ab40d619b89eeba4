"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { DOCUMENTED_ADDRESSES } from "@/lib/gateway-accounts/gateway-account.rules";
import { saveAddressesAction } from "../actions";

interface AddressListProps {
  workspaceSlug: string;
  accountId: string;
  addresses: string[];
}

export function AddressList({ workspaceSlug, accountId, addresses }: AddressListProps) {
  const t = useTranslations("gateway.callbacks");
  const { act, busy, refusal } = useAct();
  const [text, setText] = useState(addresses.join("\n"));
  const lines = text.split(/[\s,]+/).filter(Boolean);
  const problem = refusal ? (Object.values(refusal.fields)[0] ?? refusal.message) : undefined;

  function save(event: FormEvent) {
    event.preventDefault();
    void act(
      () => saveAddressesAction(workspaceSlug, { id: accountId, allowedAddresses: lines }),
      t("savedAddresses"),
    );
  }

  return (
    <Card>
      <CardHeader title={t("addresses")} />
      <CardBody>
        <form className="flex flex-col gap-4" onSubmit={save}>
          <Field label={t("addresses")} hideLabel description={t("addressesHelp")} error={problem}>
            <Textarea
              rows={4}
              spellCheck={false}
              className="font-mono text-sm"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <div className="flex flex-wrap justify-between gap-2">
            <Button
              variant="link"
              size="sm"
              className="min-h-8 min-w-0 shrink text-start whitespace-normal"
              disabled={DOCUMENTED_ADDRESSES.every((address) => lines.includes(address))}
              onClick={() => setText([...new Set([...lines, ...DOCUMENTED_ADDRESSES])].join("\n"))}
            >
              {t("suggest")}
            </Button>
            <Button type="submit" size="sm" loading={busy}>
              {t("saveAddresses")}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
