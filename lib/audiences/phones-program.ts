import { readPhones } from "@/lib/audiences/read-phones";
import { answerTask } from "@/lib/platform/program/answer-task";

/** The program that reads many pasted phones. */
await answerTask(async ({ pasted, country }: { pasted: string[]; country: string }) =>
  readPhones(pasted, country),
);
