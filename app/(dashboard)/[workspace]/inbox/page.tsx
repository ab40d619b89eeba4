import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { conversationsQuery } from "@/lib/inbox/conversation.input";
import {
  listAssignees,
  listConversations,
  listInboxAccounts,
  listReaders,
} from "@/lib/inbox/conversation.queries";
import { readAvailability } from "@/lib/inbox/inbox-hours.queries";
import { listLabels } from "@/lib/labels/label.queries";
import { listsQuery } from "@/lib/lists/list.input";
import { listLists } from "@/lib/lists/list.queries";
import { listSenders } from "@/lib/senders/sender.queries";
import { listWhatsAppTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";
import { Inbox } from "./_components/inbox";

const MOST_TEMPLATES = 500;

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

export default async function InboxPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "inbox.view");
  const { status = "open", q = "", ...more } = await searchParams;
  const narrowed = {
    label: more.label ?? "",
    account: more.account ?? "",
    shortCode: more.shortCode ?? "",
    script: more.script ?? "",
    from: more.from ?? "",
    to: more.to ?? "",
  };
  const set = Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== ""));
  const read = conversationsQuery.safeParse({ status, q, ...set, limit: 50 });
  const asked = read.success ? read.data : conversationsQuery.parse({ status: "open", limit: 50 });
  const { role } = ctx.actor;
  const masked = !may(role, "phones.unmasked");
  // Too many whole numbers are refused: the list says so in its place, the page must not fail over
  // it.
  const words = masked ? "" : asked.q;
  // A search looks everywhere, whatever list it was begun in.
  const query = { ...asked, q: words, ...(words === "" ? {} : { status: "all" as const, byState: true }) };
  const accounts = await listInboxAccounts(ctx);
  const whatsapp = accounts.some(({ channel }) => channel === "whatsapp");
  return (
    <Inbox
      setting={{
        workspaceSlug: ctx.workspaceSlug,
        me: ctx.actor.id,
        masked,
        timeZone: workspace.timeZone,
        labels: await listLabels(ctx),
        accounts,
        whatsapp: {
          connected: whatsapp,
          templates:
            whatsapp && may(role, "inbox.reply")
              ? (await listWhatsAppTemplates(ctx, { status: "APPROVED", limit: MOST_TEMPLATES })).data
              : [],
        },
        labelsHref: may(role, "inbox.settings") ? `/${ctx.workspaceSlug}/settings/inbox` : null,
        assignees: may(role, "inbox.reply") ? await listAssignees(ctx) : [],
        available: may(role, "inbox.reply") ? await readAvailability(ctx) : null,
        lists: may(role, "contacts.edit")
          ? (await listLists(ctx.workspaceId, listsQuery.parse({ limit: 200 }))).data
          : [],
        readers: may(role, "inbox.reply") ? await listReaders(ctx) : [],
        senders: may(role, "inbox.reply") ? (await listSenders(ctx)).map(({ value }) => value) : [],
        may: {
          reply: may(role, "inbox.reply"),
          reveal: may(role, "inbox.reveal"),
          contacts: may(role, "contacts.view"),
        },
        setupHref: may(role, "gateway-accounts.edit") ? `/${ctx.workspaceSlug}/settings/callbacks` : null,
      }}
      initial={await listConversations(ctx, query)}
      asked={{ status: asked.status, q: query.q, narrowed }}
    />
  );
}
