"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { eraseNumber } from "@/lib/retention/erase-number";
import { exportNumber } from "@/lib/retention/export-number";
import { eraseNumberInput, numberInput } from "@/lib/retention/number.input";
import { findNumber } from "@/lib/retention/number.queries";

const confirmed = { confirmed: true };

export const findNumberAction = workspaceAction("settings.edit", numberInput, findNumber);
export const exportNumberAction = workspaceAction("settings.edit", numberInput, exportNumber, confirmed);
export const eraseNumberAction = workspaceAction("settings.edit", eraseNumberInput, eraseNumber, confirmed);
