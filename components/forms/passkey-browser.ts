import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

/** Why the browser gave no answer; each has its sentence in `messages/en/passkeys.json`. */
export type PasskeyProblem = "unsupported" | "cancelled" | "otherAddress" | "known" | "failed";

export type PasskeyAnswer<T> =
  | { response: T; problem?: never }
  | { response?: never; problem: PasskeyProblem };

/** Has a passkey sign. The browser asks the person; whoever says no gets `cancelled`. */
export function signWithPasskey(optionsJSON: PublicKeyCredentialRequestOptionsJSON) {
  return answered(() => startAuthentication({ optionsJSON }));
}

/** Has the browser make a passkey. */
export function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON) {
  return answered(() => startRegistration({ optionsJSON }));
}

async function answered<T>(ask: () => Promise<T>): Promise<PasskeyAnswer<T>> {
  if (!browserSupportsWebAuthn()) return { problem: "unsupported" };
  try {
    return { response: await ask() };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** The library puts the browser's own error into `cause`. */
function problemOf(error: unknown): PasskeyProblem {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const name = cause instanceof Error ? cause.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "cancelled";
  if (name === "SecurityError") return "otherAddress";
  return name === "InvalidStateError" ? "known" : "failed";
}
