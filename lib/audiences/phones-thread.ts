import { readPhones } from "@/lib/audiences/read-phones";
import { answerThread } from "@/lib/platform/program/answer-thread";

/** The program of the thread that reads many pasted phones. */
await answerThread(async ({ pasted, country }: { pasted: string[]; country: string }) => readPhones(pasted, country));
