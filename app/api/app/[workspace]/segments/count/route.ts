import { screenRoute } from "@/lib/guards/screen-route";
import { countAsked } from "@/lib/segments/count-segment";
import { questionInput } from "@/lib/segments/segment.input";

/** Changes nothing; a question is too long for an address. */
export const POST = screenRoute("contacts.view", questionInput, countAsked);
