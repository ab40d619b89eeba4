import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { memberCredentialsQuery } from "@/lib/members/member.input";
import { listMemberCredentials } from "@/lib/members/member-credentials.queries";

export const GET = screenRoute("members.edit", memberCredentialsQuery, (ctx, { role }, { params }) =>
  listMemberCredentials(ctx, requireUuid(params.memberId), role ?? null),
);
