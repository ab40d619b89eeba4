import { notFound } from "next/navigation";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { requireRecurring } from "@/lib/recurring/recurring.queries";
import type { RecurringView } from "@/lib/recurring/recurring.view";

export async function findRecurring(ctx: WorkspaceContext, id: string): Promise<RecurringView> {
  return requireRecurring(ctx, id).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
}
