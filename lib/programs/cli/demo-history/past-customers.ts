import { timeOf } from "./time-of";

/** When customers write. */
export const TEXT_HOUR = 13;

/** Credit that customers were given, by username. */
export const pastTransfers: { username: string; credits: number; daysAgo: number; note: string }[] = [
  { username: "kedai-siti", credits: 300, daysAgo: 58, note: "" },
  { username: "ahmad-trading", credits: 1_000, daysAgo: 51, note: "INV 0112" },
  { username: "klinik-lim", credits: 200, daysAgo: 44, note: "" },
  { username: "kedai-siti", credits: 300, daysAgo: 37, note: "" },
  { username: "ahmad-trading", credits: 1_000, daysAgo: 27, note: "INV 0119" },
  { username: "klinik-lim", credits: 200, daysAgo: 19, note: "" },
  { username: "kedai-siti", credits: 400, daysAgo: 11, note: "Paid in cash" },
  { username: "ahmad-trading", credits: 800, daysAgo: 4, note: "INV 0126" },
];

/** What customers wrote in those weeks, and what they were answered. All of it is closed. */
export const pastConversations: { from: string; text: string; daysAgo: number; reply?: string }[] = [
  {
    from: "60123000111",
    text: "Do you sell halal chicken?",
    daysAgo: 56,
    reply: "Yes, all our chicken is halal.",
  },
  {
    from: "60123000407",
    text: "Kedai buka hari Ahad?",
    daysAgo: 52,
    reply: "Buka, jam 9 pagi hingga 10 malam.",
  },
  { from: "60123000703", text: "How many points for RM5?", daysAgo: 45, reply: "500 points are RM5 off." },
  { from: "60123000999", text: "还有环保袋吗？", daysAgo: 43, reply: "还有，请到柜台领取。" },
  { from: "60123001295", text: "Durian masih ada?", daysAgo: 40, reply: "Masih ada untuk hari ini." },
  { from: "60123001591", text: "STOP", daysAgo: 38 },
  { from: "60123001887", text: "YES", daysAgo: 29, reply: "Thank you, we call you this afternoon." },
  { from: "60123002183", text: "YES please", daysAgo: 28, reply: "Thank you, we call you tomorrow at 10." },
  { from: "60123002479", text: "BERHENTI", daysAgo: 18 },
  { from: "60123002775", text: "Is the clearance at both shops?", daysAgo: 17, reply: "Yes, at both." },
  { from: "60123003071", text: "Terima kasih!", daysAgo: 10 },
  { from: "60123003367", text: "Ikan kembung ada lagi?", daysAgo: 5, reply: "Ada, sampai petang ini." },
];

export const isStop = (text: string) => /^(STOP|BERHENTI)$/.test(text);

/** Whether a customer had asked for no more texts by then. */
export function stoppedBefore(phone: string, time: Date): boolean {
  return pastConversations.some(
    ({ from, text, daysAgo }) => from === phone && isStop(text) && timeOf(daysAgo, TEXT_HOUR) < time,
  );
}
