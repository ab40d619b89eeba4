import {
  changeInvitationAction,
  changeRoleAction,
  inviteMemberAction,
  renewInvitationAction,
  setMemberStateAction,
  withdrawInvitationAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import type { Role } from "@/lib/access/permissions.rules";
import { sql } from "@/lib/platform/db/sql";
import type { Told } from "@/lib/testing/test-browser";
import { OTHER_PASSWORD, type Stage, told, type Way } from "./stage";

const NOT_OPEN = /no longer open/;

/**
 * Invites a new address into the shop, lets something happen, and then uses the link that was
 * handed over before.
 */
function usedAfter(
  happens: (stage: Stage, invitationId: string, email: string) => Promise<unknown>,
  by: Role = "admin",
  role: Role = "support",
) {
  return async (stage: Stage): Promise<Told> => {
    const email = stage.address("new");
    const link = await stage.invite("shop", by, email, role);
    await happens(stage, await idOf(stage, email), email);
    return stage.joinAsNew(link, OTHER_PASSWORD);
  };
}

/** The same for a person whose address is proven, from their list, by the id they saw. */
function acceptedFromListAfter(
  happens: (stage: Stage, invitationId: string, email: string) => Promise<unknown>,
) {
  return async (stage: Stage): Promise<Told> => {
    const { email } = stage.rival.people.marketer;
    await stage.prove(email);
    await stage.invite("shop", "admin", email, "support");
    const id = await idOf(stage, email);
    await happens(stage, id, email);
    return stage.answerList(await stage.signedIn(email), id);
  };
}

async function idOf(stage: Stage, email: string): Promise<string> {
  const row = await sql.first<{ id: string }>(
    "SELECT id FROM invitation WHERE workspace_id = $1 AND email = $2",
    [stage.shop.id, email],
  );
  return row?.id ?? "";
}

const press = async <I>(
  stage: Stage,
  action: (slug: string, input: I) => Promise<unknown>,
  input: I,
  by: Role = "owner",
) => (await stage.as("shop", by)).press(action as never, stage.shop.slug, input as never);

const withdraw = (stage: Stage, invitationId: string) =>
  press(stage, withdrawInvitationAction, { invitationId });
const change = (stage: Stage, invitationId: string) =>
  press(stage, changeInvitationAction, { invitationId, role: "marketer" });
const renew = (stage: Stage, invitationId: string) => press(stage, renewInvitationAction, { invitationId });
const again = (stage: Stage, _id: string, email: string) =>
  press(stage, inviteMemberAction, { email, name: "Again", role: "support" });
const expire = (_stage: Stage, invitationId: string) =>
  sql.execute("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [invitationId]);
const disabled = (stage: Stage) =>
  press(stage, setMemberStateAction, { memberId: stage.shop.people.admin.memberId, disabled: true });
async function demote(stage: Stage): Promise<void> {
  await press(stage, changeRoleAction, { memberId: stage.shop.people.admin.memberId, role: "marketer" });
  stage.restores(() =>
    sql.execute("UPDATE member SET role = 'admin' WHERE id = $1", [stage.shop.people.admin.memberId]),
  );
}
/** Another owner makes the one who invited an admin, who may not invite owners. */
async function demoteOwner(stage: Stage): Promise<void> {
  const { owner, admin } = stage.shop.people;
  await sql.execute(
    "UPDATE member SET role = CASE WHEN id = $1 THEN 'admin'::role ELSE 'owner' END WHERE id IN ($1, $2)",
    [owner.memberId, admin.memberId],
  );
  stage.restores(() =>
    sql.execute(
      "UPDATE member SET role = CASE WHEN id = $1 THEN 'owner'::role ELSE 'admin' END WHERE id IN ($1, $2)",
      [owner.memberId, admin.memberId],
    ),
  );
}

/** An admin, by a button of the members page. */
function adminPresses<I>(
  action: (slug: string, input: I) => Promise<unknown>,
  input: (stage: Stage) => Promise<I> | I,
) {
  return async (stage: Stage): Promise<Told> =>
    told((await press(stage, action, await input(stage), "admin")) as never);
}

async function ownersInvitation(stage: Stage): Promise<string> {
  const email = stage.address("partner");
  await stage.invite("shop", "owner", email, "owner");
  return idOf(stage, email);
}

const invited = (email: (stage: Stage) => string, role: Role = "support") =>
  adminPresses(inviteMemberAction, (stage) => ({ email: email(stage), name: "Somebody", role }));

export const BY_INVITATION: Way[] = [
  { way: "a link after its invitation was withdrawn", attempt: usedAfter(withdraw), refusal: NOT_OPEN },
  { way: "a link after its role was changed", attempt: usedAfter(change), refusal: NOT_OPEN },
  { way: "a link after a newer one was made", attempt: usedAfter(renew), refusal: NOT_OPEN },
  { way: "a link after the address was invited once more", attempt: usedAfter(again), refusal: NOT_OPEN },
  { way: "a link that has expired", attempt: usedAfter(expire), refusal: NOT_OPEN },
  { way: "a link whose inviter was disabled", attempt: usedAfter(disabled), refusal: NOT_OPEN },
  { way: "a link whose inviter was demoted", attempt: usedAfter(demote), refusal: NOT_OPEN },
  {
    way: "an owner's link whose inviter is an owner no more",
    attempt: usedAfter(demoteOwner, "owner", "owner"),
    refusal: NOT_OPEN,
  },
  {
    way: "a line of the list after it was withdrawn",
    attempt: acceptedFromListAfter(withdraw),
    refusal: NOT_OPEN,
  },
  {
    way: "a line of the list after its role was changed",
    attempt: acceptedFromListAfter(change),
    refusal: NOT_OPEN,
  },
  { way: "a line of the list that has expired", attempt: acceptedFromListAfter(expire), refusal: NOT_OPEN },
  {
    way: "a line of the list whose inviter was demoted",
    attempt: acceptedFromListAfter(demote),
    refusal: NOT_OPEN,
  },
  {
    way: "a link of another address, by somebody who is signed in",
    async attempt(stage) {
      const link = await stage.invite("shop", "admin", stage.address("new"), "support");
      return stage.acceptByLink(await stage.as("rival", "admin"), link);
    },
    refusal: /is for new-.* you are signed in as admin-/,
  },
  {
    way: "an admin invites an owner",
    attempt: invited((stage) => stage.address("new"), "owner"),
    refusal: /Only an owner/,
  },
  {
    way: "an admin raises an invitation to owner",
    attempt: adminPresses(changeInvitationAction, async (stage) => {
      const email = stage.address("new");
      await stage.invite("shop", "admin", email, "support");
      return { invitationId: await idOf(stage, email), role: "owner" as const };
    }),
    refusal: /Only an owner/,
  },
  {
    way: "an admin takes the link of an owner's invitation",
    attempt: adminPresses(renewInvitationAction, async (stage) => ({
      invitationId: await ownersInvitation(stage),
      byHand: true,
    })),
    refusal: /Only an owner/,
  },
  {
    way: "an admin lowers an owner's invitation",
    attempt: adminPresses(changeInvitationAction, async (stage) => ({
      invitationId: await ownersInvitation(stage),
      role: "support" as const,
    })),
    refusal: /Only an owner/,
  },
  {
    way: "an admin withdraws an owner's invitation",
    attempt: adminPresses(withdrawInvitationAction, async (stage) => ({
      invitationId: await ownersInvitation(stage),
    })),
    refusal: /Only an owner/,
  },
  {
    way: "an admin invites the address of an owner's invitation again",
    async attempt(stage) {
      const email = stage.address("partner");
      await stage.invite("shop", "owner", email, "owner");
      return told(
        (await press(
          stage,
          inviteMemberAction,
          { email, name: "Partner", role: "support" },
          "admin",
        )) as never,
      );
    },
    refusal: /Only an owner/,
  },
  {
    way: "an admin of another workspace withdraws an invitation of the shop",
    async attempt(stage) {
      const email = stage.address("new");
      await stage.invite("shop", "admin", email, "support");
      const rival = await stage.as("rival", "owner");
      return told(
        await rival.press(withdrawInvitationAction, stage.rival.slug, {
          invitationId: await idOf(stage, email),
        }),
      );
    },
    refusal: NOT_OPEN,
  },
  {
    way: "inviting oneself",
    attempt: invited((stage) => stage.shop.people.admin.email),
    refusal: /member already/,
  },
  {
    way: "inviting a member in other letters and spaces",
    attempt: invited((stage) => `  ${stage.shop.people.owner.email.toUpperCase()} `),
    refusal: /member already/,
  },
  {
    way: "inviting a look-alike of a member from another alphabet",
    attempt: invited((stage) => stage.shop.people.owner.email.replace("o", "о")),
    refusal: /whole email address/,
  },
  {
    way: "inviting a letter that becomes a plain one when it is made small",
    attempt: invited((stage) => stage.address("\u212Aim")),
    refusal: /whole email address/,
  },
  {
    way: "adding again who was disabled",
    async attempt(stage) {
      const { email, memberId } = stage.shop.people.reseller;
      await press(stage, setMemberStateAction, { memberId, disabled: true });
      return told(
        (await press(stage, inviteMemberAction, { email, name: "Back", role: "admin" }, "owner")) as never,
      );
    },
    refusal: /Enable them again/,
  },
];
