import { headers } from "next/headers";
import { readSession, type SignedIn } from "@/lib/platform/auth/read-session";
import { requestFacts } from "@/lib/workspaces/guard/request-facts";

/** Who looks at a page outside any workspace; null when signed out. */
export async function currentPerson(): Promise<SignedIn | null> {
  const { sessionToken, unattended } = requestFacts(await headers());
  return readSession(sessionToken, unattended);
}
