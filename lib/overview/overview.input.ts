import { z } from "zod";
import { OVERVIEW_TOPICS } from "@/lib/overview/overview.rules";

export const overviewQuery = z.object({ about: z.enum(OVERVIEW_TOPICS) });
