"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import { sayTold } from "@/lib/core/kept-sentence";
import type { GatewayAccountView, GatewayTestView } from "@/lib/gateway-accounts/gateway-account.view";
import type { GatewayKind } from "@/lib/gateways/gateway-kind.rules";
import {
  connectGatewayAccountAction,
  testGatewayAccountAction,
  updateGatewayAccountAction,
} from "../actions";
import { BalanceChoices } from "./balance-choices";
import { KindFields } from "./kind-fields";
import type { KindSettings } from "./kind-fields-props";
import { TestProgress } from "./test-progress";

interface AccountFormProps {
  workspaceSlug: string;
  /** null: a new one. */
  account: GatewayAccountView | null;
  onClose: () => void;
  onConnected: (id: string) => void;
}

const NUMBERS = ["bulkBatchSize", "maxConnections", "maxPerSecond", "lowBalanceAt"] as const;

/** What a gateway without credits and without calls to many has no use for. */
const SMS_NUMBERS: readonly string[] = ["bulkBatchSize", "lowBalanceAt"];

/**
 * The login; for an account that is connected, how it is used as well. The password goes in and
 * never comes out.
 */
export function AccountForm({ workspaceSlug, account, onClose, onConnected }: AccountFormProps) {
  const t = useTranslations("gateway.form");
  const { act, busy, refusal } = useAct();
  const say = useSay();
  const [testing, setTesting] = useState(false);
  const [test, setTest] = useState<GatewayTestView | null>(null);
  const [values, setValues] = useState({
    label: account?.label ?? "",
    url: account?.baseUrl ?? "",
    username: account?.username ?? "",
    password: "",
  });
  const [kind, setKind] = useState<string>(account?.kind ?? "spec-1.84");
  const whatsapp = kind === "whatsapp-cloud";
  const [settings, setSettings] = useState((account?.settings ?? {}) as KindSettings);
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
    setTest(null);
    setTesting(true);
    const { url, username, password } = values;
    const result = await act(() =>
      testGatewayAccountAction(
        workspaceSlug,
        account && password === ""
          ? { id: account.id }
          : { kind: kind as GatewayKind, url, username, password, settings },
      ),
    );
    setTesting(false);
    if (result) setTest(result.data);
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (account) {
      const whole = (text: string) => (text.trim() === "" ? null : Number(text));
      const input = {
        id: account.id,
        ...values,
        settings,
        bulkBatchSize: Number(numbers.bulkBatchSize),
        maxConnections: Number(numbers.maxConnections),
        maxPerSecond: whole(numbers.maxPerSecond),
        lowBalanceAt: whole(numbers.lowBalanceAt),
      };
      if (await act(() => updateGatewayAccountAction(workspaceSlug, input), t("saved"))) onClose();
      return;
    }
    const connected = await act(
      () => connectGatewayAccountAction(workspaceSlug, { kind: kind as GatewayKind, ...values, settings }),
      t("connected"),
    );
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
          {account ? null : (
            <Field label={t("kind")}>
              <NativeSelect
                value={kind}
                onChange={(event) => {
                  setTest(null);
                  setSettings({});
                  setKind(event.target.value);
                }}
              >
                <option value="spec-1.84">{t("kindSms")}</option>
                <option value="whatsapp-cloud">{t("kindWhatsapp")}</option>
              </NativeSelect>
            </Field>
          )}
          <Field label={t("label")} description={t("labelHelp")} error={errors.label}>
            <Input value={values.label} onChange={(event) => set({ label: event.target.value })} />
          </Field>
          <Field
            label={t("url")}
            description={whatsapp ? t("urlHelpWhatsapp") : t("urlHelp")}
            error={errors.url}
          >
            <Input
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              value={values.url}
              onChange={(event) => set({ url: event.target.value })}
            />
          </Field>
          <Field label={whatsapp ? t("numberId") : t("username")} error={errors.username}>
            <Input
              autoComplete="off"
              spellCheck={false}
              value={values.username}
              onChange={(event) => set({ username: event.target.value })}
            />
          </Field>
          <Field
            label={whatsapp ? t("token") : t("password")}
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
          <KindFields
            kind={kind}
            settings={settings}
            connected={account !== null}
            errors={errors}
            onChange={(change) => {
              setTest(null);
              setSettings((now) => ({ ...now, ...change }));
            }}
          />
          {account ? (
            <fieldset className="grid grid-cols-1 gap-4 border-t border-line pt-4 sm:grid-cols-2">
              <legend className="sr-only">{t("advanced")}</legend>
              {NUMBERS.filter((name) => !whatsapp || !SMS_NUMBERS.includes(name)).map((name) => (
                <Field key={name} label={t(name)} error={errors[name]}>
                  <Input
                    inputMode="numeric"
                    value={numbers[name]}
                    onChange={(event) => setNumbers((now) => ({ ...now, [name]: event.target.value }))}
                  />
                </Field>
              ))}
            </fieldset>
          ) : null}
          {testing ? <TestProgress /> : null}
          {test && test.choices.length > 0 ? (
            <BalanceChoices
              answer={test.answer}
              choices={test.choices}
              busy={busy}
              onChoose={({ used, remaining, settings: chosen }) => {
                setSettings((now) => ({ ...now, ...chosen }));
                setTest({ ...test, used, remaining, choices: [] });
              }}
            />
          ) : test ? (
            <Notice
              tone={test.ok ? "success" : "danger"}
              title={
                test.facts
                  ? t("testNumber", { ...test.facts })
                  : test.ok
                    ? t("testOk", { remaining: test.remaining ?? 0, url: test.baseUrl ?? "" })
                    : sayTold(test.told, say)
              }
            />
          ) : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" disabled={busy} onClick={() => void tryIt()}>
              {t("test")}
            </Button>
            <Button type="submit" loading={busy && !testing} disabled={testing}>
              {account ? t("save") : t("connect")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
