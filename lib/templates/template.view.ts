import type { MessageContent } from "@/lib/messages/message-content.input";

/** A saved text in its newest version. */
export interface TemplateView {
  id: string;
  name: string;
  version: number;
  /** Id of the newest version; a campaign keeps the one it used. */
  versionId: string;
  message: MessageContent;
  createdAt: string;
  updatedAt: string;
}

export interface TemplateVersionView {
  id: string;
  version: number;
  message: MessageContent;
  createdAt: string;
  createdByName: string;
}

/** A template with its whole history, newest first. */
export interface TemplateHistoryView extends TemplateView {
  versions: TemplateVersionView[];
}
