import { cannedRepliesQuery } from "@/lib/inbox/canned-reply.input";
import { listCannedReplies } from "@/lib/inbox/canned-reply.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("inbox.view", cannedRepliesQuery, listCannedReplies);
