import { answerAuth } from "@/lib/sign-in/answer-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: Context): Promise<Response> {
  return answerAuth(request, (await context.params).nextauth.join("/"));
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
