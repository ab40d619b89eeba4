"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import { Switch } from "@/components/ui/switch";
import type { GatewayAccountView, GatewayTestView } from "@/lib/gateway-accounts/gateway-account.view";
import {
  connectGatewayAccountAction,
  testGatewayAccountAction,
  updateGatewayAccountAction,
} from "../actions";

interface AccountFormProps {
  workspaceSlug: string;
  /** null: a new one. */
  account: GatewayAccountView | null;
  onClose: () => void;
  onConnected: (id: string) => void;
}

const NUMBERS = ["bulkBatchSize", "maxConnections", "maxPerSecond", "lowBalanceAt"] as const;

/**
 * The login; for an account that is connected, how it is used as well. The password goes in and
 * never comes out.
 */
export function AccountForm({ workspaceSlug, account, onClose, onConnected }: AccountFormProps) {
  const t = useTranslations("gateway.form");
  const switchId = useId();
  const { act, busy, refusal } = useAct();
  const [test, setTest] = useState<GatewayTestView | null>(null);
  const [values, setValues] = useState({
    label: account?.label ?? "",
    url: account?.baseUrl ?? "",
    username: account?.username ?? "",
    password: "",
    method: account?.method ?? ("post" as const),
  });
  const [unicodePage, setUnicodePage] = useState(account?.unicodePage ?? false);
  const [numbers, setNumbers] = useState({
    bulkBatchSize: String(account?.bulkBatchSize ?? 100),
    maxConnections: String(account?.maxConnections ?? 32),
    maxPerSecond: account?.maxPerSecond?.toString() ?? "",
    lowBalanceAt: account?.lowBalanceAt?.toString() ?? "",
  });
  const set = (change: Partial<typeof values>) => {
    setTest(null);
    setValues((now) => ({ ...now, ...change }));
  };
  const errors = refusal?.fields ?? {};

  async function tryIt() {
    const { url, username, password, method } = values;
    const result = await act(() =>
      testGatewayAccountAction(
        workspaceSlug,
        account && password === "" ? { id: account.id } : { url, username, password, method },
      ),
    );
    if (result) setTest(result.data);
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (account) {
      const whole = (text: string) => (text.trim() === "" ? null : Number(text));
      const input = {
        id: account.id,
        ...values,
        unicodePage,
        bulkBatchSize: Number(numbers.bulkBatchSize),
        maxConnections: Number(numbers.maxConnections),
        maxPerSecond: whole(numbers.maxPerSecond),
        lowBalanceAt: whole(numbers.lowBalanceAt),
      };
      if (await act(() => updateGatewayAccountAction(workspaceSlug, input), t("saved"))) onClose();
      return;
    }
    const connected = await act(() => connectGatewayAccountAction(workspaceSlug, values), t("connected"));
    if (connected) onConnected(connected.data.gatewayAccountId);
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{account ? t("editTitle", { label: account.label }) : t("connectTitle")}</DialogTitle>
          <DialogDescription>{t("intro")}</DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void save(event)} noValidate>
          <Field label={t("label")} description={t("labelHelp")} error={errors.label}>
            <Input value={values.label} onChange={(event) => set({ label: event.target.value })} />
          </Field>
          <Field label={t("url")} description={t("urlHelp")} error={errors.url}>
            <Input
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              value={values.url}
              onChange={(event) => set({ url: event.target.value })}
            />
          </Field>
          <Field label={t("username")} error={errors.username}>
            <Input
              autoComplete="off"
              spellCheck={false}
              value={values.username}
              onChange={(event) => set({ username: event.target.value })}
            />
          </Field>
          <Field
            label={t("password")}
            description={account ? t("passwordKept") : t("passwordNew")}
            error={errors.password}
          >
            <Input
              type="password"
              autoComplete="new-password"
              value={values.password}
              onChange={(event) => set({ password: event.target.value })}
            />
          </Field>
          <Field label={t("method")}>
            <NativeSelect
              value={values.method}
              onChange={(event) => set({ method: event.target.value === "get" ? "get" : "post" })}
            >
              <option value="post">{t("post")}</option>
              <option value="get">{t("get")}</option>
            </NativeSelect>
          </Field>
          {account ? (
            <fieldset className="grid grid-cols-1 gap-4 border-t border-line pt-4 sm:grid-cols-2">
              <legend className="sr-only">{t("advanced")}</legend>
              {NUMBERS.map((name) => (
                <Field key={name} label={t(name)} error={errors[name]}>
                  <Input
                    inputMode="numeric"
                    value={numbers[name]}
                    onChange={(event) => setNumbers((now) => ({ ...now, [name]: event.target.value }))}
                  />
                </Field>
              ))}
              <div className="flex items-start gap-3 text-sm sm:col-span-2">
                <Switch id={switchId} checked={unicodePage} onCheckedChange={setUnicodePage} />
                <label htmlFor={switchId}>{t("unicodePage")}</label>
              </div>
            </fieldset>
          ) : null}
          {test ? (
            <Notice
              tone={test.ok ? "success" : "danger"}
              title={
                test.ok
                  ? t("testOk", { remaining: test.remaining ?? 0, url: test.baseUrl ?? "" })
                  : test.message
              }
            />
          ) : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" disabled={busy} onClick={() => void tryIt()}>
              {t("test")}
            </Button>
            <Button type="submit" loading={busy}>
              {account ? t("save") : t("connect")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
