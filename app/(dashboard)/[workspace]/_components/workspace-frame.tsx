"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LiveProvider } from "@/components/live/live-provider";
import { PressedLink } from "@/components/live/pressed-link";
import { AppShell } from "@/components/shell/app-shell";
import type { NavId } from "@/components/shell/nav";
import type { ShellCommand } from "@/components/shell/shell-command";
import type { ShellUser } from "@/components/shell/user-menu";
import type { ShellWorkspace } from "@/components/shell/workspace-switcher";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { LIVE_TOPICS } from "@/lib/core/live-topic";
import { SHELL_TOPICS } from "@/lib/overview/overview.rules";
import type { ShellView } from "@/lib/overview/overview.view";
import type { NoticeView } from "@/lib/own-account/notice.view";
import { AlarmBanner } from "./alarm-banner";
import { BalanceChip } from "./balance-chip";
import { ConfirmIdentity } from "./confirm-identity";
import { InboxNews } from "./inbox-news";
import { useInboxShortcuts } from "./use-inbox-shortcuts";
import { useOverview } from "./use-overview";

/** Only the command menu draws it, which is not there before it is wanted. */
const FoundThings = dynamic(() => import("./search/found-things").then((module) => module.FoundThings), {
  ssr: false,
});

/** Most people have nothing under way and nothing to be told of. */
const PersonNotices = dynamic(() =>
  import("@/app/_components/person-notices").then((module) => module.PersonNotices),
);
const MovingBatches = dynamic(() => import("./moving-batches").then((module) => module.MovingBatches));
const MovingTransfers = dynamic(() => import("./moving-transfers").then((module) => module.MovingTransfers));

interface WorkspaceFrameProps {
  workspace: ShellWorkspace;
  workspaces: ShellWorkspace[];
  user: ShellUser;
  places: NavId[];
  initial: ShellView;
  /** What the person must know about their own sign-in. */
  notices: NoticeView[];
  maySend: boolean;
  commands: ShellCommand[];
  collapsed: boolean;
  signOut: () => Promise<void>;
  /** The person could confirm with a passkey. */
  passkey: boolean;
  /** Above the alarms: what this person has to do. */
  notice?: ReactNode;
  children: ReactNode;
}

/** The shell with what moves in it: unread conversations, balance, alarms. */
export function WorkspaceFrame({
  workspace,
  places,
  initial,
  notices,
  passkey,
  children,
  ...rest
}: WorkspaceFrameProps) {
  return (
    <LiveProvider workspaceSlug={workspace.slug} topics={LIVE_TOPICS}>
      <Frame workspace={workspace} places={places} initial={initial} notices={notices} {...rest}>
        {children}
      </Frame>
      <PressedLink />
      <ConfirmIdentity workspaceSlug={workspace.slug} passkey={passkey} />
    </LiveProvider>
  );
}

const WITH_TRANSFERS = [...SHELL_TOPICS, "transfer"] as const;

type FrameProps = Omit<WorkspaceFrameProps, "passkey">;

function Frame({
  workspace,
  workspaces,
  user,
  places,
  initial,
  notices,
  maySend,
  commands,
  collapsed,
  signOut,
  notice,
  children,
}: FrameProps) {
  const t = useTranslations("overview");
  const pathname = usePathname();
  const { slug } = workspace;
  const { data, signedOut } = useOverview(
    slug,
    initial.moving === null ? SHELL_TOPICS : WITH_TRANSFERS,
    initial,
  );
  const transfers = useOnceMoved(data.moving);
  const batches = useOnceMoved(data.movingBatches);
  const nav = places.map((id) =>
    id === "inbox" && data.inbox !== null ? { id, badge: data.inbox.conversations } : { id },
  );
  const onOverview = pathname === `/${slug}`;
  const inboxKeys = useInboxShortcuts(pathname === `/${slug}/inbox`);
  return (
    <AppShell
      workspace={workspace}
      workspaces={workspaces}
      user={user}
      nav={nav}
      commands={commands}
      find={(props) => <FoundThings {...props} workspaceSlug={slug} maySend={maySend} />}
      shortcuts={inboxKeys}
      profileHref={`/${slug}/settings/security`}
      signOut={signOut}
      collapsed={collapsed}
      status={
        <>
          <LiveIndicator />
          {data.balances === null || data.balances.length === 0 ? null : (
            <BalanceChip workspaceSlug={slug} balances={data.balances} />
          )}
        </>
      }
      alarm={
        // Sign in opens in another tab: what was typed here stays, and this page goes on by itself.
        signedOut ? (
          <Notice wide urgent tone="warning" title={t("signedOut")}>
            <Button asChild size="sm">
              <Link href={`/sign-in?next=${encodeURIComponent(pathname)}`} target="_blank">
                {t("signInAgain")}
              </Link>
            </Button>
          </Notice>
        ) : (
          <>
            {notices.length > 0 ? (
              <PersonNotices wide notices={notices} securityHref={`/${slug}/settings/security`} />
            ) : null}
            {notice}
            {transfers === null ? null : <MovingTransfers workspaceSlug={slug} transfers={transfers} />}
            {batches === null ? null : <MovingBatches workspaceSlug={slug} batches={batches} />}
            {onOverview ? null : <AlarmBanner workspaceSlug={slug} alarms={data.alarms} />}
          </>
        )
      }
    >
      {data.inbox === null ? null : <InboxNews workspaceSlug={slug} unread={data.inbox} />}
      {children}
    </AppShell>
  );
}

/** Null until there was one; from then on all there are, so that the end of each is said. */
function useOnceMoved<T>(moving: T[] | null): T[] | null {
  const [moved, setMoved] = useState(false);
  const now = moved || (moving !== null && moving.length > 0);
  if (now && !moved) setMoved(true);
  return now ? moving : null;
}
