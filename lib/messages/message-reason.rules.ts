import { MESSAGE_STATUSES, type MessageStatus } from "@/lib/messages/message.rules";

/** A state with a code, as the report counts them. */
export interface MessageReason {
  status: MessageStatus;
  code: string;
}

/** `failed.8,rejected.27` */
export function writeReasons(reasons: readonly MessageReason[]): string {
  return reasons.map(({ status, code }) => `${status}.${code}`).join(",");
}

export function readReasons(written: string): MessageReason[] {
  return written.split(",").flatMap((each) => {
    const [, name, code] = /^([a-z]+)\.(.+)$/.exec(each) ?? [];
    const status = MESSAGE_STATUSES.find((known) => known === name);
    return status && code ? [{ status, code }] : [];
  });
}
