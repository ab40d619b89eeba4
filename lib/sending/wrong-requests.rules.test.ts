import { expect, it } from "vitest";
import { readSendAnswer } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";
import { countWrong } from "./wrong-requests.rules";

let clock = 0;
function told(messageId: number, code: number | null, details = "Parameter x is not valid.") {
  clock += 1;
  const body =
    code === null
      ? { messages: [{ id: `wamid.${messageId}` }] }
      : { error: { code, message: `(#${code})`, error_data: { details } } };
  return { messageId, finishedAt: clock, ...readSendAnswer(code === null ? 200 : 400, JSON.stringify(body)) };
}
const counted = (...answers: ReturnType<typeof told>[]) => countWrong(null, answers)?.messages ?? [];

it("S71: three in a row with the same words count, and one that is told twice counts once", () => {
  const [first, second] = [told(1, 131009), told(2, 131009)];
  expect(counted(first, second, second)).toEqual([1, 2]);
  expect(countWrong(countWrong(null, [first, second]), [second, told(3, 131009)])?.messages).toEqual([
    1, 2, 3,
  ]);
});

it("S71: one that is taken, or refused for the person, ends the row; a limit or no answer does not", () => {
  expect(counted(told(1, 131009), told(2, 131009), told(3, null), told(4, 131009))).toEqual([4]);
  expect(counted(told(1, 131009), told(2, 131009), told(3, 131026), told(4, 131009))).toEqual([4]);
  const none = { ...told(3, null), ...readSendAnswer(502, "") };
  expect(counted(told(1, 131009), told(2, 131009), told(5, 130429), none, told(4, 131009))).toEqual([
    1, 2, 4,
  ]);
});

it("another fault begins anew, and words that name a number are one person's", () => {
  expect(counted(told(1, 131009), told(2, 131009, "Another."), told(3, 131008, "Another."))).toEqual([3]);
  expect(counted(told(1, 131009, "60123456789 is not valid"), told(2, 131009))).toEqual([2]);
});

it("S71: the order in which the answers came decides, not the one in which they are told", () => {
  const [first, taken, later] = [told(1, 131009), told(2, null), told(3, 131009)];
  expect(counted(later, first, taken)).toEqual([3]);
});
