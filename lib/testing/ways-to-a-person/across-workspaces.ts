import { accept } from "@/app/(auth)/invitations/actions";
import {
  changeRoleAction,
  setMemberStateAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import { sql } from "@/lib/platform/db/sql";
import { OTHER_PASSWORD, PASSWORD, told, type Way } from "./stage";

const LIST_NEEDS_LINK = /Open the link that you were given/;
const LINK_ENDED = /used already, or something has changed/;

/**
 * The four ways by which an administrator took over a person of another workspace or above, and
 * those that follow from them.
 */
export const ACROSS_WORKSPACES: Way[] = [
  {
    way: "F1a: invited in one workspace, added in another, whose link is used by who made it",
    async attempt(stage) {
      const boss = stage.address("boss");
      await stage.invite("shop", "owner", boss, "owner");
      await stage.joinAsNew(await stage.invite("rival", "admin", boss, "support"), OTHER_PASSWORD);
      return stage.acceptFromList(await stage.signedIn(boss, OTHER_PASSWORD), boss);
    },
    refusal: LIST_NEEDS_LINK,
  },
  {
    way: "F1b: a password link made before the person joined another workspace",
    async attempt(stage) {
      const late = stage.address("late");
      await stage.joinAsNew(await stage.invite("rival", "admin", late, "support"));
      const kept = await stage.passwordLink("rival", "admin", await stage.memberId("rival", late));
      const asked = await stage.invite("shop", "owner", late, "owner");
      await stage.acceptByLink(await stage.signedIn(late), asked);
      const joined = await stage.memberId("shop", late);
      stage.restores(() => sql.execute("DELETE FROM member WHERE id = $1", [joined]));
      return stage.browser().choosePassword(kept, OTHER_PASSWORD);
    },
    refusal: LINK_ENDED,
  },
  {
    way: "F1b: a password link used while the person is invited elsewhere, then accepted in their name",
    async attempt(stage) {
      const late = stage.address("late");
      await stage.joinAsNew(await stage.invite("rival", "admin", late, "support"));
      await stage.prove(late);
      const kept = await stage.passwordLink("rival", "admin", await stage.memberId("rival", late));
      await stage.invite("shop", "owner", late, "owner");
      await stage.browser().choosePassword(kept, OTHER_PASSWORD);
      return stage.acceptFromList(await stage.signedIn(late, OTHER_PASSWORD), late);
    },
    refusal: LIST_NEEDS_LINK,
  },
  {
    way: "F1c: a login set up beforehand by who holds the link, then invited as admin elsewhere",
    async attempt(stage) {
      const cfo = stage.address("cfo");
      await stage.joinAsNew(await stage.invite("rival", "admin", cfo, "support"));
      await stage.invite("shop", "owner", cfo, "admin");
      return stage.acceptFromList(await stage.signedIn(cfo), cfo);
    },
    refusal: LIST_NEEDS_LINK,
  },
  {
    way: "F1c: the same, with another link of the attacker's own workspace in place of the shop's",
    async attempt(stage) {
      const cfo = stage.address("cfo");
      const own = await stage.invite("rival", "admin", cfo, "support");
      await stage.joinAsNew(own);
      await stage.invite("shop", "owner", cfo, "admin");
      return stage.acceptByLink(await stage.signedIn(cfo), own);
    },
    refusal: /no longer open/,
  },
  {
    way: "F1d: an admin keeps a link of a marketer, who then becomes owner",
    async attempt(stage) {
      const { memberId } = stage.shop.people.marketer;
      const kept = await stage.passwordLink("shop", "admin", memberId);
      await (await stage.as("shop", "owner")).press(changeRoleAction, stage.shop.slug, {
        memberId,
        role: "owner",
      });
      const last = await stage.browser().choosePassword(kept, OTHER_PASSWORD);
      await (await stage.as("shop", "owner")).press(changeRoleAction, stage.shop.slug, {
        memberId,
        role: "marketer",
      });
      return last;
    },
    refusal: LINK_ENDED,
  },
  {
    way: "F1d: the same, used after the promotion was taken back",
    async attempt(stage) {
      const { memberId } = stage.shop.people.marketer;
      const kept = await stage.passwordLink("shop", "admin", memberId);
      for (const role of ["owner", "marketer"] as const)
        await (await stage.as("shop", "owner")).press(changeRoleAction, stage.shop.slug, { memberId, role });
      return stage.browser().choosePassword(kept, OTHER_PASSWORD);
    },
    refusal: LINK_ENDED,
  },
  {
    way: "F7: shutting a stranger out, whom one has only invited",
    async attempt(stage) {
      const { email, memberId } = stage.shop.people.owner;
      await stage.invite("rival", "admin", email, "support");
      return told(
        await (await stage.as("rival", "admin")).press(setMemberStateAction, stage.rival.slug, {
          memberId,
          disabled: true,
        }),
      );
    },
    refusal: /not found|does not exist|There is no/i,
  },
  {
    way: "F7: a password link for somebody who works in two workspaces",
    async attempt(stage) {
      const { email } = stage.shop.people.marketer;
      await stage.acceptByLink(
        await stage.signedIn(email),
        await stage.invite("rival", "admin", email, "support"),
      );
      return { refused: await stage.passwordLink("rival", "owner", await stage.memberId("rival", email)) };
    },
    refusal: /also works in another workspace/,
  },
  {
    way: "F7: a person brought in unasked, by accepting in their place from another login",
    async attempt(stage) {
      await stage.invite("rival", "admin", stage.shop.people.owner.email, "support");
      return stage.acceptFromList(await stage.as("rival", "admin"), stage.shop.people.owner.email, "rival");
    },
    refusal: /no longer open/,
  },
  {
    way: "a login that exists already, opened by choosing a password through an invitation",
    async attempt(stage) {
      return stage.joinAsNew(
        await stage.invite("rival", "admin", stage.shop.people.owner.email, "support"),
        OTHER_PASSWORD,
      );
    },
    refusal: /There is a sign-in for .* already/,
  },
  {
    way: "the list of a person who is signed out",
    async attempt(stage) {
      const asked = stage.shop.people.owner.email;
      await stage.invite("rival", "admin", asked, "support");
      return stage.acceptFromList(stage.browser(), asked, "rival");
    },
    refusal: /signed out/,
  },
  {
    way: "a form on another site, sent by a person who is signed in and invited",
    async attempt(stage) {
      const { email } = stage.shop.people.owner;
      await stage.prove(email);
      const link = await stage.invite("rival", "admin", email, "support");
      const token = link.slice(-43);
      return (await stage.signedIn(email, PASSWORD)).form(
        accept,
        { token },
        { "sec-fetch-site": "cross-site" },
      );
    },
    refusal: /did not come from this site/,
  },
];
