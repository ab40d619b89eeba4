import { plainDigits } from "@/lib/core/plain-digits";
import {
  property,
  SMART_PORTS,
  type SmartMessage,
  smartMessage,
  utf8,
} from "@/lib/smart-messages/smart-message.rules";

export interface Vcard {
  firstName: string;
  lastName: string;
  mobile: string;
  work: string;
  organization: string;
  email: string;
  url: string;
}

/**
 * A business card: vCard 2.1 (versit, 1996) to port 9204. Properties that are empty are left out,
 * because octets are few.
 */
export function buildVcard(written: Vcard): SmartMessage {
  const phone = (text: string) =>
    plainDigits(text)
      .trim()
      .replace(/^tel:\s?/i, "");
  const card = { ...written, mobile: phone(written.mobile), work: phone(written.work) };
  if (card.firstName.trim() === "" && card.lastName.trim() === "")
    return { ok: false, problem: "nameMissing" };
  if (card.mobile.trim() === "" && card.work.trim() === "") return { ok: false, problem: "phoneMissing" };
  if (
    [card.mobile, card.work].some(
      (phone) => phone.trim() !== "" && !/^\(?\s?\+?[\d\s().-]{3,24}$/.test(phone.trim()),
    )
  )
    return { ok: false, problem: "phoneWrong" };
  const lines = ["BEGIN:VCARD", "VERSION:2.1", property("N", card.lastName, card.firstName)];
  const add = (name: string, value: string) => {
    if (value.trim() !== "") lines.push(property(name, value));
  };
  add("TEL;CELL", dialled(card.mobile));
  add("TEL;WORK", dialled(card.work));
  add("ORG", card.organization);
  add("EMAIL", card.email);
  add("URL", card.url);
  lines.push("END:VCARD", "");
  return smartMessage(SMART_PORTS.vcard, 0, utf8(lines.join("\r\n")));
}

/** The "(0)" of `+60 (0)12…` is dialled inside the country only. */
function dialled(phone: string): string {
  return phone.replace(/^(\s*\(?\s?(?:\+|00|60)[\d\s).-]*)\(\s*0\s*\)/, "$1").replace(/[^\d+]/g, "");
}
