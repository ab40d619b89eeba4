import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Link } from "@/components/ui/link";
import { PhoneText } from "@/components/ui/phone-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { may } from "@/lib/access/permissions.rules";
import type { ContactEvent } from "@/lib/contacts/contact.view";
import { listContactEvents, requireContact } from "@/lib/contacts/contact-detail.queries";
import { fullName } from "@/lib/contacts/contact-name.rules";
import { numberHealth } from "@/lib/contacts/number-health.rules";
import { AppError } from "@/lib/core/app-error";
import { readablePhone } from "@/lib/core/readable-phone";
import { deadCodes, soonCodes } from "@/lib/gateways/gateway-of";
import { requirePage } from "@/lib/guards/require-page";
import type { MessageStatus } from "@/lib/messages/message.rules";
import { AddToLists } from "../_components/add-to-lists";
import { SuppressedSince } from "../_components/suppressed-since";
import { EditContact } from "./_components/edit-contact";
import { OptInFact } from "./_components/opt-in-fact";

interface PageProps {
  params: Promise<{ workspace: string; contactId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("one") };
}

export default async function ContactPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const t = await getTranslations("contacts");
  const contact = await requireContact(ctx.workspaceId, (await params).contactId).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const events = await listContactEvents(ctx.workspaceId, contact.phone);
  const health = numberHealth(events, { dead: deadCodes(), soon: soonCodes() });
  const base = `/${ctx.workspaceSlug}`;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: `${base}/contacts` }]}
        title={fullName(contact) || readablePhone(contact.phone)}
        description={fullName(contact) ? readablePhone(contact.phone) : undefined}
        actions={
          may(ctx.actor.role, "contacts.edit") ? (
            <EditContact workspaceSlug={ctx.workspaceSlug} contact={contact} />
          ) : null
        }
      />
      <div className="grid gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <dl className="flex h-fit flex-col gap-3 rounded-lg border border-line bg-surface p-4 text-sm">
          <Fact label={t("form.phone")}>
            <span className="tabular-nums">
              <PhoneText phone={contact.phone} />
            </span>
          </Fact>
          {contact.suppression ? (
            <Fact label={t("suppressed")}>
              <SuppressedSince reason={contact.suppression.reason} since={contact.suppression.createdAt} />
            </Fact>
          ) : null}
          {contact.channelStops.map((stop) => (
            <Fact key={stop.channel} label={t("channelStop")}>
              {t("channelStopSince")} <RelativeTime at={stop.createdAt} />
            </Fact>
          ))}
          <Fact label={t("optIn.title")}>
            <OptInFact
              workspaceSlug={ctx.workspaceSlug}
              contactId={contact.id}
              optIn={contact.whatsappOptIn}
              mayEdit={may(ctx.actor.role, "contacts.edit")}
            />
          </Fact>
          <Fact label={t("health.title")}>
            {t(`health.${health.state}`, { times: health.state === "dead" ? health.times : 0 })}
            {health.state === "unknown" ? null : (
              <>
                {" · "}
                <RelativeTime at={health.at} />
              </>
            )}
            {health.state === "dead" || health.state === "soon" ? (
              <span className="block text-xs text-muted">{t(`health.${health.state}Means`)}</span>
            ) : null}
          </Fact>
          {Object.entries(contact.fields).map(([name, value]) => (
            <Fact key={name} label={name}>
              <SafeText text={value} />
            </Fact>
          ))}
          <Fact label={t("lists")}>
            {contact.lists.length === 0
              ? `${t("noLists")} `
              : contact.lists.map((list) => (
                  <Link
                    key={list.id}
                    href={`${base}/lists/${list.id}`}
                    className="block text-accent underline underline-offset-2"
                  >
                    {list.name}
                  </Link>
                ))}
            {may(ctx.actor.role, "contacts.edit") ? (
              <AddToLists
                workspaceSlug={ctx.workspaceSlug}
                contactId={contact.id}
                inLists={contact.lists.map(({ id }) => id)}
              />
            ) : null}
          </Fact>
          <Fact label={t("since")}>
            <RelativeTime at={contact.createdAt} />
          </Fact>
        </dl>
        <section aria-labelledby="history" className="min-w-0">
          <h2 id="history" className="mb-3 text-base font-semibold">
            {t("history")}
          </h2>
          {events.length === 0 ? <p className="text-sm text-muted">{t("historyEmpty")}</p> : null}
          <ol className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface empty:hidden">
            {events.map((event) => (
              <li
                key={event.kind === "sent" ? event.messageId : `in-${event.id}`}
                className="flex items-start gap-3 p-4 text-sm"
              >
                <Event event={event} base={base} sent={t("sent")} received={t("received")} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

async function Event({
  event,
  base,
  sent,
  received,
}: {
  event: ContactEvent;
  base: string;
  sent: string;
  received: string;
}) {
  const t = await getTranslations("campaigns");
  const Icon = event.kind === "sent" ? ArrowUpRight : ArrowDownLeft;
  return (
    <>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        {event.kind === "sent" ? (
          <p>
            <span className="sr-only">{sent} </span>
            <Link href={`${base}/campaigns/${event.campaignId}`} className="underline underline-offset-2">
              {event.campaignName || t("list.untitled")}
            </Link>{" "}
            · {t(`message.${event.status as MessageStatus}`)}
          </p>
        ) : (
          <p className="whitespace-pre-wrap break-words">
            <span className="sr-only">{received} </span>
            <SafeText text={event.text} />
          </p>
        )}
      </div>
      <span className="shrink-0 text-xs text-muted">
        <RelativeTime at={event.at} />
      </span>
    </>
  );
}
