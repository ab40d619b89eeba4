"use server";

import {
  campaignIdInput,
  createDraftInput,
  decideCampaignInput,
  launchInput,
  rescheduleInput,
  sendAgainInput,
  sendTestInput,
  updateDraftInput,
} from "@/lib/campaigns/campaign.input";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { chooseText } from "@/lib/campaigns/choose-text";
import { createDraft } from "@/lib/campaigns/create-draft";
import { approveCampaign, declineCampaign } from "@/lib/campaigns/decide-campaign";
import { deleteDraft } from "@/lib/campaigns/delete-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { rescheduleCampaign } from "@/lib/campaigns/reschedule-campaign";
import { sendAgainToFailed } from "@/lib/campaigns/send-again-to-failed";
import { sendScheduledNow } from "@/lib/campaigns/send-scheduled-now";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { sendTest } from "@/lib/direct-messages/send-test";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { askExportInput } from "@/lib/sign-in/confirm-identity.input";
import { chooseTextInput } from "@/lib/splits/split.input";
import { resolveMessage } from "@/lib/unresolved-messages/resolve-message";
import { resolveMessageInput } from "@/lib/unresolved-messages/resolve-message.input";

export const createDraftAction = workspaceAction("campaigns.edit", createDraftInput, createDraft);
export const updateDraftAction = workspaceAction("campaigns.edit", updateDraftInput, updateDraft);
export const duplicateCampaignAction = workspaceAction("campaigns.edit", campaignIdInput, duplicateCampaign);
export const deleteDraftAction = workspaceAction("campaigns.edit", campaignIdInput, deleteDraft);
export const launchCampaignAction = workspaceAction("campaigns.send", launchInput, launchCampaign);
export const approveCampaignAction = workspaceAction(
  "campaigns.approve",
  decideCampaignInput,
  approveCampaign,
);
export const declineCampaignAction = workspaceAction(
  "campaigns.approve",
  decideCampaignInput,
  declineCampaign,
);
export const undoLaunchAction = workspaceAction("campaigns.send", campaignIdInput, undoLaunch);
export const rescheduleCampaignAction = workspaceAction(
  "campaigns.send",
  rescheduleInput,
  rescheduleCampaign,
);
export const sendScheduledNowAction = workspaceAction("campaigns.send", campaignIdInput, sendScheduledNow);
export const pauseCampaignAction = workspaceAction("campaigns.send", campaignIdInput, pauseCampaign);
export const resumeCampaignAction = workspaceAction("campaigns.send", campaignIdInput, resumeCampaign);
export const cancelCampaignAction = workspaceAction("campaigns.send", campaignIdInput, cancelCampaign);
export const chooseTextAction = workspaceAction("campaigns.send", chooseTextInput, chooseText);
export const sendTestAction = workspaceAction("campaigns.send", sendTestInput, sendTest);
export const sendAgainToFailedAction = workspaceAction("campaigns.edit", sendAgainInput, sendAgainToFailed);
export const resolveMessageAction = workspaceAction("messages.resolve", resolveMessageInput, resolveMessage);

/** Does nothing but ask who it is, before a file with numbers is fetched. */
export const askExportAction = workspaceAction("contacts.export", askExportInput, async () => undefined, {
  confirmed: true,
});
