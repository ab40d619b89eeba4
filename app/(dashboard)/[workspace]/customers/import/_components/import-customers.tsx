"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FetchFailure } from "@/components/forms/fetch-json";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { type CustomerLine, MOST_CUSTOMERS, readCustomerRows } from "@/lib/customers/customer-rows.rules";
import { findKnownCustomersAction, importCustomersAction } from "../../actions";
import { PreviewCustomers } from "./preview-customers";

/** As many as one request brings. */
const AT_ONCE = 500;
/** As much as a request may have. */
const MOST_BYTES = 1_000_000;

/** A file or pasted lines, then what each of them means, and only then they are added. */
export function ImportCustomers({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("customers.import");
  const router = useRouter();
  const { act, busy } = useAct({ onDone: () => undefined, withoutFields: true });
  const [text, setText] = useState("");
  const [reading, setReading] = useState(false);
  const [seen, setSeen] = useState<{ of: string; known: ReadonlySet<string> } | null>(null);
  const [failed, setFailed] = useState(false);
  const lines = readCustomerRows(text);
  const sound = lines.filter(({ problem }) => problem === null);
  const current = seen?.of === text ? seen.known : null;
  const fresh = current === null ? [] : sound.filter(({ username }) => !current.has(username));

  async function take(file: File): Promise<void> {
    setReading(true);
    setFailed(false);
    try {
      const path = `/api/app/${workspaceSlug}/customers/files`;
      const response = await fetch(path, { method: "POST", body: file });
      if (!response.ok) throw new FetchFailure(response.status, "", null);
      setText(((await response.json()) as { text: string }).text);
    } catch {
      setFailed(true);
    } finally {
      setReading(false);
    }
  }

  async function look(): Promise<void> {
    const known = new Set<string>();
    for (const part of inParts(sound)) {
      const usernames = part.map(({ username }) => username);
      const done = await act(() => findKnownCustomersAction(workspaceSlug, { usernames }));
      if (!done) return;
      for (const username of done.data) known.add(username);
    }
    setSeen({ of: text, known });
  }

  async function add(): Promise<void> {
    let added = 0;
    for (const part of inParts(fresh)) {
      const customers = part.map(({ username, name, notes }) => ({ customer: username, name, notes }));
      const done = await act(() => importCustomersAction(workspaceSlug, customers));
      if (!done) return;
      added += done.data.added;
    }
    toast.success(t("added", { count: added }));
    router.push(`/${workspaceSlug}/transfers?tab=customers`);
  }

  return (
    <div className="flex flex-col gap-6">
      <Card>
        <CardBody className="grid gap-6 lg:grid-cols-2">
          <FileDrop
            accept={[".csv", ".xlsx", ".txt", ".tsv"]}
            maxBytes={MOST_BYTES}
            disabled={reading || busy}
            onFile={(file) => void take(file)}
            hint={t("fileHint")}
          />
          <Field label={t("paste")} description={t("pasteHelp")}>
            <Textarea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
        </CardBody>
      </Card>
      {failed ? <Notice urgent tone="danger" title={t("unread")} /> : null}
      {lines.length > MOST_CUSTOMERS ? (
        <Notice tone="danger" title={t("tooMany", { most: MOST_CUSTOMERS, count: lines.length })} />
      ) : null}
      {lines.length === 0 ? null : current === null ? (
        <Button
          className="self-start"
          loading={busy || reading}
          disabled={sound.length === 0 || lines.length > MOST_CUSTOMERS}
          onClick={() => void look()}
        >
          {t("check", { count: lines.length })}
        </Button>
      ) : (
        <PreviewCustomers
          lines={lines}
          known={current}
          fresh={fresh.length}
          busy={busy}
          onAdd={() => void add()}
        />
      )}
    </div>
  );
}

function inParts(lines: readonly CustomerLine[]): CustomerLine[][] {
  const parts = Math.ceil(lines.length / AT_ONCE);
  return Array.from({ length: parts }, (_, part) => lines.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
}
