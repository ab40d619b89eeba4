import { answerCallbackRequest } from "@/lib/callbacks/answer-callback-request";

export const dynamic = "force-dynamic";

interface Route {
  params: Promise<{ callbackToken: string; endpoint: string }>;
}

/**
 * Where the app runs without its own server (development); in production lib/programs/web answers
 * the same call before Next.
 */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  return answerCallbackRequest(request, await params);
}

export async function POST(request: Request, { params }: Route): Promise<Response> {
  return answerCallbackRequest(request, await params);
}
