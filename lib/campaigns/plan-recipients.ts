import { readAsked, type StoredAudience } from "@/lib/audiences/asked-audience";
import { type Audience, asRunner, existingLists } from "@/lib/audiences/audience-sql";
import type { Occasion } from "@/lib/audiences/occasion.view";
import { readPastedPhones } from "@/lib/audiences/read-pasted-phones";
import { type RenderedText, renderedTexts } from "@/lib/audiences/rendered-text";
import { binaryParts, templateOf } from "@/lib/campaigns/content.rules";
import { countParts, isGsm7 } from "@/lib/core/sms-text";
import { malaysiaSettings, malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/**
 * What an estimate counts and a launch writes: both are made from one plan, so that they cannot
 * disagree.
 */
export interface RecipientPlan {
  audience: Audience;
  /** How often a pasted phone stood there again. */
  repeated: number;
  invalid: string[];
  /** The template that recipients in +60 get; null when it is everyone's. */
  malaysian: string | null;
  rendered: RenderedText;
  /** The parts of a rendered text `r` as SQL: its credits, of which WhatsApp takes none. */
  parts: string;
  /** Parts and encoding of a text that is the same for all. */
  same: { parts: number; encoding: "gsm7" | "ucs2" | "binary" };
}

interface PlannedCampaign {
  workspace_id: string;
  message: MessageContent;
  audience: StoredAudience;
  /** Of a run of a recurring campaign. */
  occasion?: Occasion | null;
  default_country: string;
  /** The workspace's. */
  settings: unknown;
}

/** $1 workspace, $2 lists, $3 phones; the text's own parameters come from $6 on. */
const FIRST_TEXT_PARAMETER = 6;

/** Reads a campaign's audience and text. */
export async function planRecipients(
  campaign: PlannedCampaign,
  reader: SqlClient | typeof sql = sql,
): Promise<RecipientPlan> {
  const read = await readPastedPhones(
    campaign.workspace_id,
    campaign.audience.phones,
    campaign.default_country,
  );
  const lists = await existingLists(campaign.workspace_id, campaign.audience.lists, reader);
  const asked = await readAsked(asRunner(reader), campaign.workspace_id, campaign.audience);
  const template = templateOf(campaign.message);
  const whatsapp = campaign.message.kind === "template";
  // The rules of Malaysia's networks are about SMS.
  const malaysian = whatsapp
    ? null
    : malaysiaTemplate(template, malaysiaSettings(workspaceSettingsSchema.parse(campaign.settings)));
  return {
    audience: {
      workspaceId: campaign.workspace_id,
      lists,
      phones: read.phones,
      asked,
      occasion: campaign.occasion ?? null,
    },
    repeated: read.repeated,
    invalid: read.invalid,
    malaysian,
    rendered: renderedTexts(template ?? "", malaysian, FIRST_TEXT_PARAMETER, whatsapp),
    parts: whatsapp ? "0" : "canang_parts(r.text, r.gsm7)",
    same:
      campaign.message.kind === "binary"
        ? { parts: binaryParts(campaign.message), encoding: "binary" }
        : whatsapp
          ? { parts: 0, encoding: "ucs2" }
          : { parts: countParts(template ?? ""), encoding: isGsm7(template ?? "") ? "gsm7" : "ucs2" },
  };
}
