import { createTranslator } from "next-intl";
import { chooseLanguage, directionOf, writingOf } from "@/lib/core/language";
import type { TextByKey, TextValues } from "@/lib/core/text-by-key";
import { type Mail, type MailKind, oneLine } from "@/lib/mail/mail.rules";
import { environment } from "@/lib/platform/env";
import { languages, readTexts } from "@/lib/platform/languages";

/** A mail as it goes to the server. */
export interface ComposedMail {
  /** Of its row: the Message-ID is made from it, so that a repeat can be recognized. */
  id: string;
  to: string;
  createdAt: Date;
  subject: string;
  text: string;
  html: string;
}

/**
 * Writes a mail in plain text and in simple HTML. Every value is put in as text: it cannot make
 * markup, an image or a header.
 */
export function composeMail(
  mail: Mail,
  row: { id: string; createdAt: Date; language: string | null },
): ComposedMail {
  const language = chooseLanguage(languages(), row.language, null);
  const t = words(language);
  const values = sayable(t, mail, spoken(language, row.createdAt), language);
  const kind = mail.kind satisfies MailKind;
  const paragraphs = t(`${kind}.body`, values).split("\n\n");
  const link = "link" in mail.values ? mail.values.link : null;
  const after = t.has(`${kind}.after`) ? t(`${kind}.after`, values) : null;
  const footer = t("footer", { address: environment().appUrl });
  const text = [
    ...paragraphs,
    ...(link === null ? [] : [link]),
    ...(after === null ? [] : [after]),
    "-- ",
    footer,
  ];
  const html = [
    ...paragraphs.map(paragraph),
    ...(link === null ? [] : [button(t(`${kind}.button`), link), paragraph(link)]),
    ...(after === null ? [] : [paragraph(after)]),
    `<hr style="border:0;border-top:1px solid #ddd">`,
    `<p style="color:#666;font-size:13px">${escaped(footer)}</p>`,
  ];
  return {
    id: row.id,
    createdAt: row.createdAt,
    to: mail.to,
    subject: oneLine(t(`${kind}.subject`, values)),
    text: `${text.join("\n\n").replace("-- \n\n", "-- \n")}\n`,
    html: page(html.join("\n"), language),
  };
}

/** The values in words of a person: what happened to a second factor, and times with their zone. */
function sayable(t: TextByKey, mail: Mail, when: string, language: string): TextValues {
  const values: TextValues = { when };
  for (const [name, value] of Object.entries(mail.values as Record<string, unknown>)) {
    if (typeof value === "number") values[name] = value;
    if (typeof value === "string") values[name] = oneLine(value);
  }
  if (mail.kind === "new-sign-in" && !Number.isNaN(Date.parse(mail.values.at)))
    values.at = spoken(language, new Date(mail.values.at));
  if (mail.kind === "second-factor-changed" && t.has(`change.${mail.values.change}`))
    values.change = t(`change.${mail.values.change}`, { passkey: "", ...values });
  return values;
}

function spoken(language: string, time: Date): string {
  const timeZone = process.env.DISPLAY_TIME_ZONE || "Asia/Kuala_Lumpur";
  return new Intl.DateTimeFormat(writingOf(language), {
    dateStyle: "long",
    timeStyle: "long",
    timeZone,
  }).format(time);
}

function words(language: string): TextByKey {
  return createTranslator({
    locale: language,
    messages: readTexts(language).mail as object,
  }) as unknown as TextByKey;
}

const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a";

function page(body: string, language: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head>${head}</head>
<body style="margin:0;padding:24px;background:#fff"><div style="max-width:560px;${FONT}">
${body}
</div></body></html>
`;
}

function paragraph(text: string): string {
  return `<p style="overflow-wrap:anywhere">${escaped(text).replaceAll("\n", "<br>")}</p>`;
}

function button(label: string, link: string): string {
  const look =
    "display:inline-block;padding:10px 16px;border-radius:6px;background:#006a6a;color:#fff;text-decoration:none";
  return `<p><a href="${escaped(link)}" style="${look}">${escaped(label)}</a></p>`;
}

function escaped(text: string): string {
  const signs: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
