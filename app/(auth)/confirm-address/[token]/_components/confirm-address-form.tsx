"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { confirmNewAddress } from "../actions";

export function ConfirmAddressForm({ token }: { token: string }) {
  const t = useTranslations("auth");
  const [state, submit, pending] = useActionState(confirmNewAddress, { message: null });
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      {state.message === null ? null : <Notice tone="danger" title={state.message} urgent />}
      <Button type="submit" size="lg" loading={pending}>
        {t("addressConfirm")}
      </Button>
      <Button asChild variant="link" className="justify-self-start">
        <Link href="/">{t("addressKeep")}</Link>
      </Button>
    </form>
  );
}
