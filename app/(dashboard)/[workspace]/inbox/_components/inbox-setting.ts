import type { PersonView } from "@/lib/inbox/conversation.view";
import type { LabelView } from "@/lib/labels/label.view";

/** What the parts of the inbox need to know about who looks at it. */
export interface InboxSetting {
  workspaceSlug: string;
  /** Own member id. */
  me: string;
  masked: boolean;
  /** The workspace's zone: times that somebody decides are its own. */
  timeZone: string;
  assignees: PersonView[];
  /** The workspace's own labels. */
  labels: LabelView[];
  /** The workspace's gateway accounts, to filter by. */
  accounts: { id: string; label: string }[];
  /** Where labels are made; null for those who may not. */
  labelsHref: string | null;
  may: { reply: boolean; reveal: boolean };
  /** Where the callbacks are set up; null for those who may not. */
  setupHref: string | null;
}
