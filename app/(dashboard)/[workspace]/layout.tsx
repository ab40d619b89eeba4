import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";
import { signOut } from "@/app/(auth)/sign-in/actions";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listWorkspacesOf } from "@/lib/members/member.queries";
import { getShell } from "@/lib/overview/overview.queries";
import { listNotices } from "@/lib/own-account/notice.queries";
import { hasPasskey } from "@/lib/passkeys/passkey.queries";
import { getRestoreHold } from "@/lib/restore-hold/restore-hold.queries";
import { currentPerson } from "@/lib/sign-in/current-person";
import { getTwoStepDate } from "@/lib/two-step/two-step.queries";
import { RestoreHold } from "./_components/restore-hold";
import { TwoStepDue } from "./_components/two-step-due";
import { WorkspaceFrame } from "./_components/workspace-frame";
import { commandsOf } from "./commands-of";
import { placesOf } from "./places-of";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

/**
 * The frame around every page of a workspace: where one may go, what is left, what is wrong, and
 * the way out.
 */
export default async function WorkspaceLayout({ children, params }: LayoutProps) {
  const { ctx, workspace, actor } = await requirePage(params, "profile.edit");
  const [t, shell, workspaces, person, jar, passkey, twoStepFrom, held] = await Promise.all([
    getTranslations("auth.role"),
    sayToPerson().then((say) => getShell(ctx, say)),
    listWorkspacesOf(actor.userId ?? ""),
    currentPerson(),
    cookies(),
    hasPasskey(ctx),
    getTwoStepDate(ctx),
    getRestoreHold(ctx),
  ]);
  return (
    <PlaceTexts of="(dashboard)/[workspace]/layout">
      <WorkspaceFrame
        workspace={{ slug: workspace.slug, name: workspace.name }}
        workspaces={workspaces.map(({ slug, name }) => ({ slug, name }))}
        user={{ name: actor.name, email: person?.email ?? "", role: t(actor.role) }}
        places={placesOf(actor.role)}
        initial={shell}
        notices={person === null ? [] : await listNotices(person)}
        maySend={may(actor.role, "campaigns.send")}
        commands={await commandsOf(workspace.slug, actor.role)}
        signOut={signOut}
        passkey={passkey}
        notice={
          <>
            {held === null ? null : (
              <RestoreHold
                workspaceSlug={workspace.slug}
                held={held}
                mayRelease={may(actor.role, "gateway-accounts.edit")}
                timeZone={workspace.timeZone}
              />
            )}
            {twoStepFrom === null ? null : (
              <TwoStepDue workspaceSlug={workspace.slug} from={twoStepFrom} timeZone={workspace.timeZone} />
            )}
          </>
        }
        collapsed={jar.get("canang-sidebar")?.value === "collapsed"}
      >
        {children}
      </WorkspaceFrame>
    </PlaceTexts>
  );
}
