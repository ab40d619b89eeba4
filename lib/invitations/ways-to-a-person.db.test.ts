import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { testDatabase } from "@/lib/testing/test-database";
import { ACROSS_WORKSPACES } from "@/lib/testing/ways-to-a-person/across-workspaces";
import { BY_INVITATION } from "@/lib/testing/ways-to-a-person/by-invitation";
import { BY_PASSWORD_LINK } from "@/lib/testing/ways-to-a-person/by-password-link";
import { PASSWORD, Stage } from "@/lib/testing/ways-to-a-person/stage";

testDatabase();

let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/**
 * Way × expected refusal: each is walked through the real actions, and leaves the shop with the
 * people it had.
 */
describe("a person is reached through nobody else's workspace", () => {
  it.each([...ACROSS_WORKSPACES, ...BY_INVITATION, ...BY_PASSWORD_LINK])(
    "$way",
    async ({ attempt, refusal }) => {
      const stage = await Stage.set(passwordHash);
      const before = await stage.membersOfShop();
      expect(await attempt(stage)).toEqual({ refused: expect.stringMatching(refusal) });
      await stage.restore();
      expect(await stage.membersOfShop()).toEqual(before);
    },
  );
});
