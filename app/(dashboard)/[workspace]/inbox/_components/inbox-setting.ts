import type { PersonView } from "@/lib/inbox/conversation.view";
import type { LabelView } from "@/lib/labels/label.view";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";

/** What the parts of the inbox need to know about who looks at it. */
export interface InboxSetting {
  workspaceSlug: string;
  /** Own member id. */
  me: string;
  masked: boolean;
  /** The workspace's zone: times that somebody decides are its own. */
  timeZone: string;
  /** Whether they take part in the turns; null: there are none. */
  available: boolean | null;
  assignees: PersonView[];
  /** Who may read here, and so be called in a note. */
  readers: PersonView[];
  /** Sender names to begin a conversation with. */
  senders: string[];
  /** The workspace's own labels. */
  labels: LabelView[];
  /** Lists to put a new contact into; empty for those who may not. */
  lists: { id: string; name: string }[];
  /** The workspace's gateway accounts, to filter by. */
  accounts: { id: string; label: string }[];
  /** Whether there are numbers of WhatsApp, and the approved templates of those. */
  whatsapp: { connected: boolean; templates: WhatsAppTemplateView[] };
  /** Where labels are made; null for those who may not. */
  labelsHref: string | null;
  may: { reply: boolean; reveal: boolean; contacts: boolean };
  /** Where the callbacks are set up; null for those who may not. */
  setupHref: string | null;
}
