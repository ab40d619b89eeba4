import type { PauseReason } from "@/lib/core/pause-reason";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import type { ListChoice, NamedList } from "./list-picker";

/** What the workspace offers to whoever composes; loaded once with the page. */
export interface ComposerSetting {
  workspaceZone: string;
  countryName: string;
  malaysia: { brandName: string; prefix: "check" | "add" };
  lists: ListChoice[];
  segments: { id: string; name: string }[];
  /** Those that the draft goes to, also when they are archived. */
  named: NamedList[];
  /** Custom fields that contacts have. */
  fields: string[];
  senders: { value: string; note: string }[];
  /** Of the accounts that send by WhatsApp, as they last told them. */
  templates: WhatsAppTemplateView[];
  accounts: {
    id: string;
    label: string;
    isDefault: boolean;
    remaining: number | null;
    pausedReason: PauseReason | null;
    channel: Channel;
  }[];
}
