"use server";

import { z } from "zod";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { sendTestMail } from "@/lib/mail/send-test-mail";

export const sendTestMailAction = workspaceAction("settings.edit", z.null(), sendTestMail);
