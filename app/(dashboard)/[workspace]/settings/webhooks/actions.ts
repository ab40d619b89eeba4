"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";
import { sendDeliveryAgain } from "@/lib/webhooks/send-delivery-again";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";
import { setWebhookState } from "@/lib/webhooks/set-webhook-state";
import { updateWebhook } from "@/lib/webhooks/update-webhook";
import {
  createWebhookInput,
  sendAgainInput,
  setWebhookStateInput,
  updateWebhookInput,
  webhookInput,
} from "@/lib/webhooks/webhook.input";

export const createWebhookAction = workspaceAction("webhooks.edit", createWebhookInput, createWebhook, {
  confirmed: true,
});
export const updateWebhookAction = workspaceAction("webhooks.edit", updateWebhookInput, updateWebhook);
export const setWebhookStateAction = workspaceAction("webhooks.edit", setWebhookStateInput, setWebhookState);
export const rotateWebhookSecretAction = workspaceAction("webhooks.edit", webhookInput, rotateWebhookSecret, {
  confirmed: true,
});
export const deleteWebhookAction = workspaceAction("webhooks.edit", webhookInput, deleteWebhook);
export const sendTestEventAction = workspaceAction("webhooks.edit", webhookInput, sendTestEvent);
export const sendDeliveryAgainAction = workspaceAction("webhooks.edit", sendAgainInput, sendDeliveryAgain);
