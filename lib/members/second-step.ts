import { createHash } from "node:crypto";
import { AppError } from "@/lib/core/app-error";
import { sealTicket } from "@/lib/members/ticket";

const MINUTES = 10;

/** The password was right, and a code is asked. Carries what brings the person to the second step. */
export class SecondStepNeeded extends AppError {
  readonly ticket: string;

  constructor(user: { id: string; password_hash: string }) {
    super("unauthenticated", "Type the code that your authenticator app shows.");
    this.ticket = sealTicket("sign-in", { userId: user.id, mark: passwordMark(user.password_hash) }, MINUTES);
  }
}

/** Makes a ticket worthless once the password has changed. */
export function passwordMark(passwordHash: string): string {
  return createHash("sha256").update(passwordHash).digest("base64url");
}
