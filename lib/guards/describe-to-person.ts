import { sayToPerson } from "@/i18n/say-to-person";
import { describeFailure, type Failure } from "./describe-failure";

/** What was thrown, in the language of the person who asked. */
export async function describeToPerson(error: unknown, requestId: string): Promise<Failure> {
  return describeFailure(error, requestId, await sayToPerson());
}
