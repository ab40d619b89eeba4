"use server";

import { saveProfileInput, saveUsualPriceInput } from "@/lib/billing/billing.input";
import { saveProfile } from "@/lib/billing/billing-profile";
import { saveUsualPrice } from "@/lib/billing/save-price";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const saveProfileAction = workspaceAction("settings.edit", saveProfileInput, saveProfile);
export const saveUsualPriceAction = workspaceAction("billing.edit", saveUsualPriceInput, saveUsualPrice);
