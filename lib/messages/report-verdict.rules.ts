const SENTENCES: Record<string, string> = {
  applied: "This report gave the message its status.",
  superseded:
    "Kept, but a firmer report decides: delivered beats a failure, and a final word beats a passing one.",
  repeat: "The same report again. Nothing changed.",
  waiting: "No message has this id yet. It is applied as soon as one has.",
  intermediate: "On its way: this report says where the message is and moves no status.",
  discarded: "Set aside by a person. It does not count.",
};

/** Why a report was applied or not, in words. */
export function verdictSentence(verdict: string, times: number): string {
  const sentence = SENTENCES[verdict] ?? "Kept as it came.";
  return times > 1 ? `${sentence} It came ${times} times.` : sentence;
}
