"use server";

import {
  campaignIdInput,
  createDraftInput,
  launchInput,
  resolveMessageInput,
  sendTestInput,
  updateDraftInput,
} from "@/lib/campaigns/campaign.input";
import { cancelCampaign as cancelCampaignVerb } from "@/lib/campaigns/cancel-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { deleteDraft as deleteDraftVerb } from "@/lib/campaigns/delete-draft";
import { duplicateCampaign as duplicateCampaignVerb } from "@/lib/campaigns/duplicate-campaign";
import { launchCampaign as launchCampaignVerb } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign as pauseCampaignVerb } from "@/lib/campaigns/pause-campaign";
import { resumeCampaign as resumeCampaignVerb } from "@/lib/campaigns/resume-campaign";
import { sendAgainToFailed as sendAgainToFailedVerb } from "@/lib/campaigns/send-again-to-failed";
import { undoLaunch as undoLaunchVerb } from "@/lib/campaigns/undo-launch";
import { updateDraft as updateDraftVerb } from "@/lib/campaigns/update-draft";
import { sendTest as sendTestVerb } from "@/lib/direct-messages/send-test";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { resolveMessage as resolveMessageVerb } from "@/lib/messages/resolve-message";
import { askExportInput } from "@/lib/sign-in/two-step.input";

export const createCampaign = workspaceAction("campaigns.edit", createDraftInput, createDraft);
export const updateDraft = workspaceAction("campaigns.edit", updateDraftInput, updateDraftVerb);
export const duplicateCampaign = workspaceAction("campaigns.edit", campaignIdInput, duplicateCampaignVerb);
export const deleteDraft = workspaceAction("campaigns.edit", campaignIdInput, deleteDraftVerb);
export const launchCampaign = workspaceAction("campaigns.send", launchInput, launchCampaignVerb);
export const undoLaunch = workspaceAction("campaigns.send", campaignIdInput, undoLaunchVerb);
export const pauseCampaign = workspaceAction("campaigns.send", campaignIdInput, pauseCampaignVerb);
export const resumeCampaign = workspaceAction("campaigns.send", campaignIdInput, resumeCampaignVerb);
export const cancelCampaign = workspaceAction("campaigns.send", campaignIdInput, cancelCampaignVerb);
export const sendTest = workspaceAction("campaigns.send", sendTestInput, sendTestVerb);
export const sendAgainToFailed = workspaceAction("campaigns.edit", campaignIdInput, sendAgainToFailedVerb);
export const resolveMessage = workspaceAction("messages.resolve", resolveMessageInput, resolveMessageVerb);

/** Does nothing but ask who it is, before a file with numbers is fetched. */
export const askExport = workspaceAction("contacts.export", askExportInput, async () => undefined, {
  confirmed: true,
});
