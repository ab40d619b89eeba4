import type { MessageStatus } from "@/lib/messages/message.rules";

interface FailureGroup {
  code: string;
  status: MessageStatus;
  count: number;
  /** A number that failed so will most likely fail again. */
  lasting: boolean;
}

/** Statuses of which it is certain that the text did not arrive. */
export const CERTAINLY_FAILED = ["failed", "expired", "rejected"] as const satisfies readonly MessageStatus[];

/** Those who may be reached another time first, of each the largest group first. */
export function groupsToSendAgain<Group extends FailureGroup>(reasons: readonly Group[]): Group[] {
  const certain: readonly MessageStatus[] = CERTAINLY_FAILED;
  return reasons
    .filter(({ status }) => certain.includes(status))
    .toSorted((a, b) => Number(a.lasting) - Number(b.lasting) || b.count - a.count);
}
