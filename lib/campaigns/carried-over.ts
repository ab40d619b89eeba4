import { planOf } from "@/lib/campaigns/campaign.input";
import { type Campaign, Prisma } from "@/lib/platform/db/generated/client";

/** What a copy of a campaign takes along; its name and audience are the copier's to choose. */
export function carriedOver(source: Campaign) {
  return {
    ...planOf(source),
    fallback: source.fallback ?? Prisma.DbNull,
    retry: source.retry ?? Prisma.DbNull,
    split: source.split ?? Prisma.DbNull,
    message: source.message as Prisma.InputJsonValue,
    tracked: source.tracked,
    templateVersionId: source.templateVersionId,
    sourceCampaignId: source.id,
  };
}
