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

export const create = workspaceAction("webhooks.edit", createWebhookInput, createWebhook, {
  confirmed: true,
});
export const update = workspaceAction("webhooks.edit", updateWebhookInput, updateWebhook);
export const setState = workspaceAction("webhooks.edit", setWebhookStateInput, setWebhookState);
export const rotateSecret = workspaceAction("webhooks.edit", webhookInput, rotateWebhookSecret, {
  confirmed: true,
});
export const remove = workspaceAction("webhooks.edit", webhookInput, deleteWebhook);
export const sendTest = workspaceAction("webhooks.edit", webhookInput, sendTestEvent);
export const sendAgain = workspaceAction("webhooks.edit", sendAgainInput, sendDeliveryAgain);
