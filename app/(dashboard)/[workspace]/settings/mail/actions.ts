"use server";

import { z } from "zod";
import { sendTestMail } from "@/lib/mail/send-test-mail";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const sendTest = workspaceAction("settings.edit", z.null(), sendTestMail);
