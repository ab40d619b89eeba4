import type { WorkspaceContext } from "@/lib/access/context";
import { binaryParts, templateOf } from "@/lib/campaigns/content.rules";
import { AppError } from "@/lib/core/app-error";
import { isMalaysian } from "@/lib/core/is-malaysian";
import { isUserId } from "@/lib/core/is-user-id";
import { mergeProblems } from "@/lib/core/merge-problems";
import { renderTemplate } from "@/lib/core/merge-text";
import { sentence } from "@/lib/core/sentence";
import { countParts } from "@/lib/core/sms-text";
import type { DirectMessage } from "@/lib/direct-messages/direct-message";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import { malaysiaSentence } from "@/lib/malaysia/malaysia-finding.rules";
import { type MalaysiaSettings, malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";
import { oneLineValues } from "@/lib/messages/template-content.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

interface RenderedText {
  /** Null when it is the message as it stands. */
  text: string | null;
  parts: number;
  contactId: number | null;
}

/** What this phone gets: its contact's merge fields filled in, and what may not be sent refused. */
export async function renderDirectText(
  client: SqlClient,
  ctx: WorkspaceContext,
  direct: DirectMessage,
  phone: string,
  settings: MalaysiaSettings,
  channel: Channel,
): Promise<RenderedText> {
  const template = templateOf(direct.message);
  const found = await client.query<{
    id: number;
    first_name: string;
    last_name: string;
    fields: Record<string, unknown>;
  }>("SELECT id, first_name, last_name, fields FROM contact WHERE workspace_id = $1 AND phone = $2", [
    ctx.workspaceId,
    phone,
  ]);
  const contact = found.rows[0];
  const contactId = contact ? Number(contact.id) : null;
  if (direct.message.kind === "binary" || template === null) {
    return {
      text: null,
      parts: direct.message.kind === "binary" ? binaryParts(direct.message) : 1,
      contactId,
    };
  }
  const values = contact
    ? { firstName: contact.first_name, lastName: contact.last_name, fields: contact.fields }
    : (direct.sample ?? {});
  const whatsapp = channel === "whatsapp";
  const malaysian = isMalaysian(phone) && !whatsapp;
  const own = malaysian ? (malaysiaTemplate(template, settings) ?? template) : template;
  // A test may go to a phone that has none of the audience's fields.
  refuseUnknownFields(template, direct.kind === "test" ? null : Object.keys(values.fields ?? {}));
  const { text } = renderTemplate(own, {
    ...(whatsapp ? oneLineValues(values) : values),
    phone: isUserId(phone) ? "" : phone,
  });
  if (text.trim() === "") throw new AppError("unprocessable", sentence("problems.directMessages.emptyText"));
  if (malaysian) refuseBanned(text, direct.kind, settings);
  return { text: text === template ? null : text, parts: whatsapp ? 0 : countParts(text), contactId };
}

/** Braces that would be sent, and names that are no field of this contact. */
function refuseUnknownFields(template: string, known: string[] | null): void {
  const problem = mergeProblems(template, known).find(
    ({ stops, source }) => stops && !/^\{\{\s*fields\./.test(source),
  );
  if (problem) throw new AppError("invalid", problem.sentence, { "message.text": problem.sentence });
}

/**
 * Whoever answers a person need not name the price and the brand each time; what is banned is
 * banned in an answer too.
 */
function refuseBanned(
  text: string,
  kind: DirectMessage["kind"],
  { policy, brandName }: MalaysiaSettings,
): void {
  if (policy !== "refuse") return;
  const finding = checkMalaysia(text, brandName).find((one) => kind !== "reply" || one.found !== "");
  if (finding)
    throw new AppError("unprocessable", malaysiaSentence(finding), {
      "message.text": malaysiaSentence(finding),
    });
}
