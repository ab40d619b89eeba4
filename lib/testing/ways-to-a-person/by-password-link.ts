import {
  changeRoleAction,
  renewPasswordLinkAction,
  setMemberStateAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import { changePasswordAction } from "@/app/(dashboard)/[workspace]/settings/security/actions";
import type { Role } from "@/lib/access/permissions.rules";
import { sql } from "@/lib/platform/db/sql";
import type { Told } from "@/lib/testing/test-browser";
import { OTHER_PASSWORD, PASSWORD, type Stage, told, type Way } from "./stage";

const LINK_ENDED = /used already, or something has changed/;
const ANOTHER_PASSWORD = "eleven lamps along the quay";

/** An admin makes a link for the shop's marketer; something happens; the link is used. */
function usedAfter(happens: (stage: Stage) => Promise<unknown>) {
  return async (stage: Stage): Promise<Told> => {
    const kept = await stage.passwordLink("shop", "admin", stage.shop.people.marketer.memberId);
    if (kept.startsWith("refused")) throw new Error(kept);
    await happens(stage);
    return stage.browser().choosePassword(kept, OTHER_PASSWORD);
  };
}

const ownerSets = async (stage: Stage, memberId: string, role: Role) =>
  (await stage.as("shop", "owner")).press(changeRoleAction, stage.shop.slug, { memberId, role });
const ownerShutsOut = async (stage: Stage, memberId: string, disabled = true) =>
  (await stage.as("shop", "owner")).press(setMemberStateAction, stage.shop.slug, { memberId, disabled });
const user = (stage: Stage) => stage.shop.people.marketer.userId;

async function asksFor(stage: Stage, by: Role, memberId: string): Promise<Told> {
  return told(
    await (await stage.as("shop", by)).press(renewPasswordLinkAction, stage.shop.slug, { memberId }),
  );
}

export const BY_PASSWORD_LINK: Way[] = [
  {
    way: "a link from before two-step sign-in was set up",
    attempt: usedAfter((stage) =>
      sql.execute(`UPDATE "user" SET totp_cipher = 'v1.sealed' WHERE id = $1`, [user(stage)]),
    ),
    refusal: LINK_ENDED,
  },
  {
    way: "a link from before a passkey was added",
    attempt: usedAfter((stage) =>
      sql.execute(
        `INSERT INTO passkey (user_id, credential_id, public_key, device_type, backed_up, name)
         VALUES ($1, 'credential-of-a-test', '\\x00', 'singleDevice', false, 'Phone')`,
        [user(stage)],
      ),
    ),
    refusal: LINK_ENDED,
  },
  {
    way: "a link from before new recovery codes",
    attempt: usedAfter((stage) =>
      sql.execute(`UPDATE "user" SET recovery_hashes = '{a}' WHERE id = $1`, [user(stage)]),
    ),
    refusal: LINK_ENDED,
  },
  {
    way: "a link from before the person changed the password",
    attempt: usedAfter(async (stage) => {
      const person = await stage.signedIn(stage.shop.people.marketer.email);
      await person.press(changePasswordAction, stage.shop.slug, {
        current: PASSWORD,
        password: ANOTHER_PASSWORD,
      });
    }),
    refusal: LINK_ENDED,
  },
  {
    way: "a link from before a second membership, which the operator made",
    attempt: usedAfter((stage) =>
      sql.execute("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'owner')", [
        stage.rival.id,
        user(stage),
      ]),
    ),
    refusal: LINK_ENDED,
  },
  {
    way: "a link of a person who was disabled since",
    attempt: usedAfter((stage) => ownerShutsOut(stage, stage.shop.people.marketer.memberId)),
    refusal: LINK_ENDED,
  },
  {
    way: "a link of a person who was disabled and enabled again",
    attempt: usedAfter(async (stage) => {
      await ownerShutsOut(stage, stage.shop.people.marketer.memberId);
      await ownerShutsOut(stage, stage.shop.people.marketer.memberId, false);
    }),
    refusal: LINK_ENDED,
  },
  {
    way: "a link whose maker was disabled",
    attempt: usedAfter((stage) => ownerShutsOut(stage, stage.shop.people.admin.memberId)),
    refusal: LINK_ENDED,
  },
  {
    way: "a link whose maker was demoted",
    attempt: usedAfter(async (stage) => {
      const { memberId } = stage.shop.people.admin;
      await ownerSets(stage, memberId, "support");
      stage.restores(() => sql.execute("UPDATE member SET role = 'admin' WHERE id = $1", [memberId]));
    }),
    refusal: LINK_ENDED,
  },
  {
    way: "a link after a newer one",
    attempt: usedAfter((stage) => stage.passwordLink("shop", "admin", stage.shop.people.marketer.memberId)),
    refusal: LINK_ENDED,
  },
  {
    way: "a link that has expired",
    attempt: usedAfter((stage) =>
      sql.execute("UPDATE password_link SET expires_at = now() - interval '1 second' WHERE user_id = $1", [
        user(stage),
      ]),
    ),
    refusal: LINK_ENDED,
  },
  {
    way: "a link of a person whose state came to differ without anybody noticing",
    attempt: usedAfter((stage) =>
      sql.execute(`UPDATE password_link SET state_digest = '' WHERE user_id = $1`, [user(stage)]),
    ),
    refusal: LINK_ENDED,
  },
  {
    way: "a link used a second time",
    attempt: async (stage) => {
      const link = await stage.passwordLink("shop", "admin", stage.shop.people.marketer.memberId);
      await stage.browser().choosePassword(link, OTHER_PASSWORD);
      return stage.browser().choosePassword(link, ANOTHER_PASSWORD);
    },
    refusal: LINK_ENDED,
  },
  {
    way: "an admin asks for a link of an owner",
    attempt: (stage) => asksFor(stage, "admin", stage.shop.people.owner.memberId),
    refusal: /Only an owner/,
  },
  {
    way: "an admin asks for a link of their own",
    attempt: (stage) => asksFor(stage, "admin", stage.shop.people.admin.memberId),
    refusal: /Your own password/,
  },
  {
    way: "a marketer asks for a link of a colleague",
    attempt: (stage) => asksFor(stage, "marketer", stage.shop.people.support.memberId),
    refusal: /may not|not allowed|role/i,
  },
  {
    way: "an admin asks for a link of a member of another workspace",
    attempt: (stage) => asksFor(stage, "admin", stage.rival.people.support.memberId),
    refusal: /not found|does not exist|There is no/i,
  },
];
