"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import {
  changeRecurringInput,
  createRecurringInput,
  recurringIdInput,
} from "@/lib/recurring/recurring.input";
import { changeRecurring, createRecurring } from "@/lib/recurring/save-recurring";
import {
  endRecurring,
  keepNext,
  pauseRecurring,
  resumeRecurring,
  skipNext,
} from "@/lib/recurring/steer-recurring";

export const createRecurringAction = workspaceAction("campaigns.send", createRecurringInput, createRecurring);
export const changeRecurringAction = workspaceAction("campaigns.send", changeRecurringInput, changeRecurring);
export const pauseRecurringAction = workspaceAction("campaigns.send", recurringIdInput, pauseRecurring);
export const resumeRecurringAction = workspaceAction("campaigns.send", recurringIdInput, resumeRecurring);
export const skipNextAction = workspaceAction("campaigns.send", recurringIdInput, skipNext);
export const keepNextAction = workspaceAction("campaigns.send", recurringIdInput, keepNext);
export const endRecurringAction = workspaceAction("campaigns.send", recurringIdInput, endRecurring);
