import { headers } from "next/headers";
import { requestFacts } from "@/lib/guards/request-facts";
import { readSession, type SignedIn } from "@/lib/platform/auth/read-session";

/** Who looks at a page outside any workspace; null when signed out. */
export async function currentPerson(): Promise<SignedIn | null> {
  const { sessionToken, unattended } = requestFacts(await headers());
  return readSession(sessionToken, unattended);
}
