"use server";

import { createApiKeyInput, handOverApiKeyInput, revokeApiKeyInput } from "@/lib/api-keys/api-key.input";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { handOverApiKey } from "@/lib/api-keys/hand-over-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const createApiKeyAction = workspaceAction("api-keys.edit", createApiKeyInput, createApiKey, {
  confirmed: true,
});
export const revokeApiKeyAction = workspaceAction("api-keys.edit", revokeApiKeyInput, revokeApiKey);
export const handOverApiKeyAction = workspaceAction("api-keys.edit", handOverApiKeyInput, handOverApiKey, {
  confirmed: true,
});
