import { accept, acceptAsNew } from "@/app/(auth)/invitations/actions";
import {
  inviteMemberAction,
  renewPasswordLinkAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import type { Role } from "@/lib/access/permissions.rules";
import { listOpenInvitations } from "@/lib/invitations/invitation.queries";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { TestBrowser, type Told, tokenOf } from "@/lib/testing/test-browser";

export const PASSWORD = "rain falls on tin roofs";
export const OTHER_PASSWORD = "seven quiet herons at noon";

/** One way to reach a person who is not one's own, and what it must end in. */
export interface Way {
  way: string;
  /** Tries it to the end, and answers the last thing that was said. */
  attempt(stage: Stage): Promise<Told>;
  refusal: RegExp;
}

/**
 * Two workspaces that know nothing of each other. `shop` is the one to be protected; the
 * administrators of `rival` are the attackers, and so is an admin of `shop` where a way goes up
 * instead of across.
 */
export class Stage {
  readonly mark = Math.random().toString(36).slice(2, 10);
  private readonly restoring: (() => Promise<unknown>)[] = [];
  private readonly browsers = new Map<string, TestBrowser>();

  private constructor(
    readonly shop: TestWorkspace,
    readonly rival: TestWorkspace,
  ) {}

  static async set(passwordHash: string): Promise<Stage> {
    return new Stage(
      await createTestWorkspace({ passwordHash }),
      await createTestWorkspace({ passwordHash }),
    );
  }

  /** An address that nobody signs in with yet. */
  address(name: string): string {
    return `${name}-${this.mark}@example.com`;
  }

  browser(): TestBrowser {
    return new TestBrowser();
  }

  /** A member of one of the two, signed in at a browser of their own. */
  async as(workspace: "shop" | "rival", role: Role): Promise<TestBrowser> {
    const known = this.browsers.get(`${workspace} ${role}`);
    if (known !== undefined) return known;
    const browser = await this.signedIn(this[workspace].people[role].email);
    this.browsers.set(`${workspace} ${role}`, browser);
    return browser;
  }

  async signedIn(email: string, password = PASSWORD): Promise<TestBrowser> {
    const browser = this.browser();
    const told = await browser.signIn(email, password);
    if (!("to" in told)) throw new Error(`${email}: ${told.refused}`);
    return browser;
  }

  /** Presses "Invite a person"; answers the link to hand over. */
  async invite(workspace: "shop" | "rival", by: Role, email: string, role: Role): Promise<string> {
    const browser = await this.as(workspace, by);
    const made = await browser.press(inviteMemberAction, this[workspace].slug, {
      email,
      name: "As The Inviter Wrote",
      role,
    });
    if (!made.ok) throw new Error(made.message);
    return made.data.link ?? "";
  }

  /** A person comes in by the link, with a password of theirs. */
  async joinAsNew(link: string, password = PASSWORD): Promise<Told> {
    return this.browser().form(acceptAsNew, { token: tokenOf(link), name: "Their Own Name", password });
  }

  async acceptByLink(browser: TestBrowser, link: string): Promise<Told> {
    return browser.form(accept, { token: tokenOf(link) });
  }

  /** Returns a line of the list by its id. */
  async answerList(browser: TestBrowser, invitationId: string): Promise<Told> {
    return browser.form(accept, { invitationId });
  }

  async acceptFromList(
    browser: TestBrowser,
    email: string,
    workspace: "shop" | "rival" = "shop",
  ): Promise<Told> {
    const open = await listOpenInvitations(this[workspace].as.owner);
    return this.answerList(browser, open.find((each) => each.email === email)?.id ?? "");
  }

  /** Presses "Password link"; answers the link, or what refused it. */
  async passwordLink(workspace: "shop" | "rival", by: Role, memberId: string): Promise<string> {
    const made = await (await this.as(workspace, by)).press(renewPasswordLinkAction, this[workspace].slug, {
      memberId,
    });
    return made.ok ? made.data.link : `refused: ${made.message}`;
  }

  async memberId(workspace: "shop" | "rival", email: string): Promise<string> {
    const row = await sql.first<{ id: string }>(
      `SELECT m.id
       FROM member m JOIN "user" u ON u.id = m.user_id
       WHERE m.workspace_id = $1 AND u.email = $2`,
      [this[workspace].id, email],
    );
    return row?.id ?? "";
  }

  /** The address was shown to be theirs, as by a mailed link. */
  async prove(email: string): Promise<void> {
    await sql.execute(`UPDATE "user" SET address_proven_at = now() WHERE email = $1`, [email]);
  }

  /**
   * What puts a role back that a way has changed on purpose, before the shop is compared with how
   * it was.
   */
  restores(work: () => Promise<unknown>): void {
    this.restoring.push(work);
  }

  async restore(): Promise<void> {
    for (const work of this.restoring.splice(0)) await work();
  }

  /** What every way must leave as it was: who is in the shop, with which role. */
  async membersOfShop(): Promise<string[]> {
    const rows = await sql.query<{ line: string }>(
      `SELECT u.email || ' ' || m.role AS line
       FROM member m JOIN "user" u ON u.id = m.user_id
       WHERE m.workspace_id = $1
       ORDER BY 1`,
      [this.shop.id],
    );
    return rows.map((row) => row.line);
  }
}

/** A result of an action as what was said. */
export function told(result: { ok: boolean; message?: string; fields?: Record<string, string> }): Told {
  return result.ok
    ? { to: "done" }
    : { refused: Object.values(result.fields ?? {})[0] ?? result.message ?? "" };
}
