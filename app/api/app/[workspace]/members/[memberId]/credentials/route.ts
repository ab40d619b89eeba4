import { requireUuid } from "@/lib/core/uuid";
import { memberCredentialsQuery } from "@/lib/members/member.input";
import { listMemberCredentials } from "@/lib/members/member-credentials.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("members.edit", memberCredentialsQuery, (ctx, { role }, { params }) =>
  listMemberCredentials(ctx, requireUuid(params.memberId), role ?? null),
);
