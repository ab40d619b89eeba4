import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const encoded = (most: number) =>
  text()
    .max(most)
    .regex(/^[\w-]+={0,2}$/, said("input.passkeys.answer"));

const ticket = text().min(1).max(2_000);
const name = text()
  .trim()
  .min(1, said("input.passkeys.name"))
  .max(60, said("input.general.atMostCharacters"));
const credential = {
  id: encoded(1_400),
  rawId: encoded(1_400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
};

/** What a browser answers when a passkey has signed; the library checks what it holds. */
const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded(8_000),
    authenticatorData: encoded(4_000),
    signature: encoded(4_000),
    userHandle: encoded(200).nullish(),
  }),
});

/** And when one was made. */
const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded(8_000),
    attestationObject: encoded(40_000),
    transports: z.array(text().max(40)).max(10).optional(),
  }),
});

export const passkeyProofInput = z.object({ ticket, response: assertion });
export type PasskeyProof = z.output<typeof passkeyProofInput>;

/** A passkey by itself, or with the ticket of the right password as the second step. */
export const signInByPasskeyInput = passkeyProofInput.extend({ signIn: ticket.optional() });
export type SignInByPasskey = z.input<typeof signInByPasskeyInput>;

export const addPasskeyInput = z.object({ ticket, name, response: attestation });
export const renamePasskeyInput = z.object({ passkeyId: z.uuid(), name });
export const passkeyIdInput = z.object({ passkeyId: z.uuid() });
export const noInput = z.object({});
