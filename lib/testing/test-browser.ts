import { choosePassword } from "@/app/(auth)/set-password/[token]/actions";
import { signInWithForm } from "@/app/(auth)/sign-in/actions";
import { GET as auditLog } from "@/app/api/app/[workspace]/audit/route";
import type { ActionResult } from "@/lib/core/result";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { incoming } from "./incoming-request";

/** What a person is told: where the form led them, or the sentence that refused them. */
export type Told = { to: string } | { refused: string };

type FormAction = (
  before: never,
  form: FormData,
) => Promise<{ message: string | null; fields?: Record<string, string> }>;

let addresses = 0;

/**
 * One person at a browser of their own, with its cookie and its address; calls the real actions and
 * routes.
 */
export class TestBrowser {
  readonly ip = `198.51.${Math.floor(++addresses / 250)}.${(addresses % 250) + 1}`;
  readonly cookies = new Map<string, string>();

  async signIn(email: string, password: string): Promise<Told> {
    return this.form(signInWithForm as FormAction, { email, password });
  }

  /** Submits a form of the product. */
  async form(
    action: FormAction,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Told> {
    this.arrive(headers);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    try {
      const { message, fields: wrong } = await action(
        { message: null, email: "", ticket: null, fields: {}, given: {} } as never,
        form,
      );
      return { refused: message ?? Object.values(wrong ?? {}).join(" ") };
    } catch (error) {
      const [kind, , path] = String((error as { digest?: string }).digest).split(";");
      if (kind !== "NEXT_REDIRECT" || path === undefined) throw error;
      return { to: path };
    }
  }

  /** Presses a button of a workspace. */
  async press<I, T>(
    action: (slug: string, input: I) => Promise<ActionResult<T>>,
    slug: string,
    input: I,
  ): Promise<ActionResult<T>> {
    this.arrive();
    return action(slug, input);
  }

  /** Chooses a password by a password link. */
  async choosePassword(link: string, password: string): Promise<Told> {
    return this.form(choosePassword as FormAction, { token: tokenOf(link), password });
  }

  /** The status of a workspace's audit log, which owners and admins read, for this browser. */
  async open(slug: string): Promise<number> {
    return (await this.audit(slug)).status;
  }

  async audit(slug: string): Promise<Response> {
    const request = new Request("http://localhost:3000/x?limit=200", { headers: this.headers() });
    return auditLog(request, { params: Promise.resolve({ workspace: slug }) });
  }

  private arrive(extra: Record<string, string> = {}): void {
    incoming.headers = new Headers({ ...this.headers(), ...extra });
    incoming.cookies = this.cookies;
  }

  private headers(): Record<string, string> {
    const session = this.cookies.get(cookieName("session"));
    return {
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": this.ip,
      ...(session === undefined ? {} : { cookie: `${cookieName("session")}=${session}` }),
    };
  }
}

/** The secret part of a link. */
export function tokenOf(link: string): string {
  return link.slice(link.lastIndexOf("/") + 1);
}
