import { parsePhone } from "@/lib/core/phone-number";
import { phoneSearch } from "@/lib/core/phone-search";
import { type Compile, listed } from "@/lib/segments/asking";
import type { Operator } from "@/lib/segments/segment.rules";

/** A phone, however it is written: a leading 0 stands for the country's code. */
export function phoneSql(is: Operator, value: unknown, { parameter, country }: Compile): string {
  const sought = listed(value);
  if (is === "contains") return `(strpos(c.phone, ${parameter(digitsOf(sought[0]), "text")}) > 0)`;
  if (is === "startsWith")
    return `starts_with(c.phone, ${parameter(phoneSearch(sought[0] ?? "", country).from, "text")})`;
  const phones = sought.map((each) => {
    const read = parsePhone(each, country);
    return read.ok ? read.phone : digitsOf(each);
  });
  return `(c.phone = ANY (${parameter(phones, "text[]")}))`;
}

/** What holds no digit at all is in no phone. */
const digitsOf = (written = ""): string => written.replace(/\D/g, "") || "-";
