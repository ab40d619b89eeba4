"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { saveCreditPriceInput } from "@/lib/reports/credit-price.input";
import { saveCreditPrice } from "@/lib/reports/save-credit-price";
import { deleteRates, importRateCard } from "@/lib/whatsapp-costs/import-rate-card";
import { deleteRatesInput, importRateCardInput } from "@/lib/whatsapp-costs/rate-card.input";
import { saveWorkspace } from "@/lib/workspaces/save-workspace";
import { setTwoStepRule } from "@/lib/workspaces/set-two-step-rule";
import { saveWorkspaceInput, setTwoStepRuleInput } from "@/lib/workspaces/workspace.input";

export const saveWorkspaceAction = workspaceAction("settings.edit", saveWorkspaceInput, saveWorkspace);
export const setTwoStepRuleAction = workspaceAction("settings.edit", setTwoStepRuleInput, setTwoStepRule, {
  confirmed: true,
});
export const importRateCardAction = workspaceAction("settings.edit", importRateCardInput, importRateCard);
export const deleteRatesAction = workspaceAction("settings.edit", deleteRatesInput, deleteRates);
export const saveCreditPriceAction = workspaceAction("settings.edit", saveCreditPriceInput, saveCreditPrice);
