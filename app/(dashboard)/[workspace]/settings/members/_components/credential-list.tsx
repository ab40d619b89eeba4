"use client";

import { Cable, KeyRound, Link2, Lock, UserPlus, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { MemberCredentialsView } from "@/lib/members/member-credentials.view";

/** Secrets that stay in the person's head: they have to be changed by hand. */
export function knowsSecrets({
  webhooks,
  callbacks,
  gatewayPasswords,
  handedOver,
}: MemberCredentialsView): boolean {
  return webhooks.length + callbacks.length + gatewayPasswords.length + handedOver.length > 0;
}

interface CredentialListProps {
  workspaceSlug: string;
  name: string;
  credentials: MemberCredentialsView;
  /** It has happened: only what is still to be changed is shown. */
  done: boolean;
}

/** What a person holds, each with what becomes of it or where it is changed. */
export function CredentialList({ workspaceSlug, name, credentials, done }: CredentialListProps) {
  const t = useTranslations("settings.members.credentials");
  const { apiKeys, handedOver, webhooks, callbacks, gatewayPasswords, passwordLinks, invitations } =
    credentials;
  const at = (path: string) => `/${workspaceSlug}/settings/${path}`;
  const ending = apiKeys.filter((key) => key.revoked).length;
  const nothing =
    !knowsSecrets(credentials) && (done || (apiKeys.length === 0 && passwordLinks + invitations === 0));
  if (nothing) return <p className="text-sm text-muted">{t("nothing", { name })}</p>;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line text-sm">
      {!done && apiKeys.length > 0 ? (
        <Item icon={KeyRound} title={t("apiKeys", { count: apiKeys.length, ending })}>
          <ul className="flex flex-col gap-1 pt-1">
            {apiKeys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 break-words">{key.name}</span>
                <Badge tone={key.revoked ? "warning" : "neutral"}>{t(key.revoked ? "ends" : "stays")}</Badge>
              </li>
            ))}
          </ul>
          {ending > 0 ? (
            <p className="pt-1 text-muted">
              {t.rich("handOver", { link: (words) => <Place href={at("api-keys")}>{words}</Place> })}
            </p>
          ) : null}
        </Item>
      ) : null}
      {!done && passwordLinks > 0 ? (
        <Item icon={Link2} title={t("passwordLinks", { count: passwordLinks })} />
      ) : null}
      {!done && invitations > 0 ? (
        <Item icon={UserPlus} title={t("invitations", { count: invitations })} />
      ) : null}
      {webhooks.length > 0 ? (
        <Item icon={Webhook} title={t("webhooks", { count: webhooks.length })}>
          {webhooks.map(({ id, url }) => (
            <Place key={id} href={at(`webhooks/${id}`)}>
              {url}
            </Place>
          ))}
        </Item>
      ) : null}
      {callbacks.length > 0 ? (
        <Item icon={Cable} title={t("callbacks", { count: callbacks.length })}>
          {callbacks.map(({ accountId, label }) => (
            <Place key={accountId} href={at(`callbacks?account=${accountId}`)}>
              {t("newUrls", { label })}
            </Place>
          ))}
        </Item>
      ) : null}
      {gatewayPasswords.length > 0 ? (
        <Item icon={Lock} title={t("gatewayPasswords", { count: gatewayPasswords.length })}>
          {gatewayPasswords.map(({ accountId, label }) => (
            <Place key={accountId} href={at("gateway-accounts")}>
              {label}
            </Place>
          ))}
        </Item>
      ) : null}
      {handedOver.length > 0 ? (
        <Item icon={KeyRound} title={t("handedOver", { count: handedOver.length })}>
          {handedOver.map((key) => (
            <Place key={key.id} href={at("api-keys")}>
              {t("heldBy", { key: key.name, holder: key.holder })}
            </Place>
          ))}
        </Item>
      ) : null}
    </ul>
  );
}

function Item({
  icon: Icon,
  title,
  children,
}: {
  icon: typeof KeyRound;
  title: string;
  children?: ReactNode;
}) {
  return (
    <li className="flex gap-3 px-4 py-3">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </li>
  );
}

function Place({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="w-fit max-w-full break-words underline underline-offset-2">
      {children}
    </Link>
  );
}
