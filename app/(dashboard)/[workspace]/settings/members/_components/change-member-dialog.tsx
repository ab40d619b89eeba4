"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import type { Role } from "@/lib/access/permissions.rules";
import type { MemberView } from "@/lib/members/member.view";
import type { MemberCredentialsView } from "@/lib/members/member-credentials.view";
import { changeRoleAction, setMemberStateAction } from "../actions";
import { CredentialList, knowsSecrets } from "./credential-list";

export type MemberChange = { kind: "role"; role: Role } | { kind: "disable" } | { kind: "look" };

interface ChangeMemberDialogProps {
  workspaceSlug: string;
  member: MemberView;
  change: MemberChange;
  onClose: () => void;
}

/**
 * Before a person is disabled or gets another role: what they hold, what ends with it, and
 * afterwards what should be changed.
 */
export function ChangeMemberDialog({ workspaceSlug, member, change, onClose }: ChangeMemberDialogProps) {
  const t = useTranslations("settings.members");
  const { act, busy } = useAct();
  const [done, setDone] = useState(change.kind === "look");
  const { id: memberId, name } = member;
  const search = change.kind === "role" ? `?role=${change.role}` : "";
  const credentials = useQuery({
    queryKey: [workspaceSlug, "member-credentials", memberId, search],
    queryFn: ({ signal }) =>
      fetchJson<MemberCredentialsView>(
        `/api/app/${workspaceSlug}/members/${memberId}/credentials${search}`,
        signal,
      ),
    // What is shown is what ends: never an answer of some minutes ago.
    gcTime: 0,
  });
  const { data } = credentials;
  const title = done
    ? t("leftTitle", { name })
    : t(change.kind === "role" ? "roleTitle" : "disableTitle", { name });
  const lead = done ? t("leftLead") : t(change.kind === "role" ? "roleLead" : "disableLead");

  async function confirm() {
    const said = t(change.kind === "role" ? "roleDone" : "disabledDone");
    const run = () =>
      change.kind === "role"
        ? changeRoleAction(workspaceSlug, { memberId, role: change.role })
        : setMemberStateAction(workspaceSlug, { memberId, disabled: true });
    if ((await act(run, said)) === null) return;
    if (data && knowsSecrets(data)) setDone(true);
    else onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{lead}</DialogDescription>
        </DialogHeader>
        {credentials.isPending ? <Spinner /> : null}
        {credentials.isError ? <FetchError title={t("credentialsFailed")} query={credentials} /> : null}
        {data ? (
          <CredentialList workspaceSlug={workspaceSlug} name={name} credentials={data} done={done} />
        ) : null}
        <DialogFooter>
          <Button variant="secondary" onClick={onClose}>
            {t(done ? "close" : "cancel")}
          </Button>
          {done ? null : (
            <Button
              variant={change.kind === "disable" ? "danger" : "primary"}
              loading={busy}
              disabled={!data}
              onClick={() => void confirm()}
            >
              {t(change.kind === "role" ? "roleConfirm" : "disable")}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
