import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/members/auth-options";
import { refuseBrokenBody } from "@/lib/members/refuse-broken-body";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth finds its own address here, never in a header of the request (RELIABILITY A-7). */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  process.env.NEXTAUTH_URL ??= process.env.APP_URL || `http://localhost:${process.env.PORT || 3000}`;
  return (await refuseBrokenBody(request)) ?? NextAuth(request, context, authOptions);
}

export { handle as GET, handle as POST };
