import { createHash } from "node:crypto";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sealTicket } from "./ticket";

const MINUTES = 10;

/** The second steps that a person can take besides a recovery code. */
export interface SecondFactors {
  app: boolean;
  passkey: boolean;
}

/** The password was right, and a second step is asked. Carries what brings the person to it. */
export class SecondStepNeeded extends AppError {
  readonly ticket: string;

  constructor(
    user: { id: string; password_hash: string },
    readonly factors: SecondFactors,
  ) {
    super(
      "unauthenticated",
      factors.app ? sentence("problems.signIn.typeAppCode") : sentence("problems.signIn.usePasskeyOrCode"),
    );
    this.ticket = sealTicket("sign-in", { userId: user.id, mark: passwordMark(user.password_hash) }, MINUTES);
  }
}

/** Makes a ticket worthless once the password has changed. */
export function passwordMark(passwordHash: string): string {
  return createHash("sha256").update(passwordHash).digest("base64url");
}
