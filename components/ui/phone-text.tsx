import { readablePhone } from "./readable-phone";

/** A phone number to be read: grouped, never broken, and left to right in any text. Masked numbers stay as they are. */
export function PhoneText({ phone, className }: { phone: string; className?: string }) {
  return (
    <bdi dir="ltr" className={`whitespace-nowrap tabular-nums ${className ?? ""}`}>
      {readablePhone(phone)}
    </bdi>
  );
}
