import { cannedRepliesQuery } from "@/lib/canned-replies/canned-reply.input";
import { listCannedReplies } from "@/lib/canned-replies/canned-reply.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("inbox.view", cannedRepliesQuery, (ctx, query) =>
  listCannedReplies(ctx, query),
);
