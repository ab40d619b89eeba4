import { checkPasskey } from "@/lib/passkeys/check-passkey";
import type { PasskeyProof } from "@/lib/passkeys/passkey.input";
import { countAddress, forgiveAddress } from "@/lib/platform/auth/sign-in-throttle";
import { type OpenedSignIn, openSignIn, type SignInFacts } from "@/lib/sign-in/open-sign-in";
import { recordSignIn } from "@/lib/sign-in/record-sign-in";

/**
 * A passkey for a session, without a name or password: the device held it and made sure of the
 * person, which are two factors.
 */
export async function signInWithPasskey(proof: PasskeyProof, facts: SignInFacts): Promise<OpenedSignIn> {
  await countAddress(facts.ip);
  const owner = await checkPasskey("passkey-sign-in", proof, {}).catch(async (error: unknown) => {
    await recordSignIn({ id: null, name: "Unknown passkey" }, "signIn.refused", facts);
    throw error;
  });
  await forgiveAddress(facts.ip);
  return openSignIn({ id: owner.userId, name: owner.name, email: owner.email }, facts);
}
