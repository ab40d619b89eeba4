const FIRST = [
  "Aisyah",
  "Ahmad",
  "Nurul",
  "Hafiz",
  "Siti",
  "Farah",
  "Mei Ling",
  "Wei Jie",
  "Xin Yi",
  "Chee Keong",
  "Priya",
  "Kavitha",
  "Suresh",
  "Muthu",
  "Deepa",
  "Azlan",
  "Zul",
  "Nadia",
  "Irfan",
  "Amir",
  "Hui Min",
  "Jia Hui",
  "Kumar",
  "Anitha",
  "Rajesh",
  "Balqis",
  "Danish",
  "Iman",
  "Sofea",
  "Ravi",
];
const LAST = [
  "binti Abdullah",
  "bin Ismail",
  "Tan",
  "Lim",
  "Wong",
  "Lee",
  "Ng",
  "a/p Raman",
  "a/l Subramaniam",
  "bin Hassan",
  "binti Yusof",
  "Chong",
  "Goh",
  "Nair",
  "Pillai",
  "bin Omar",
  "binti Rahim",
  "Teoh",
  "Kaur",
  "Singh",
];
const AREAS = ["Petaling Jaya", "Shah Alam", "Ipoh", "Johor Bahru", "Georgetown", "Kuching", "Melaka", "Seremban"];

/** Six hundred people with names, an area and an amount; the last two digits of a number decide what the simulator does with it. */
export function demoContacts(): { phone: string; firstName: string; lastName: string; fields: Record<string, string> }[] {
  return Array.from({ length: 600 }, (_, i) => ({
    phone: `6012${String(3_000_000 + i * 37).padStart(7, "0")}`,
    firstName: i % 23 === 0 ? "" : (FIRST[(i * 7) % FIRST.length] as string),
    lastName: LAST[(i * 11) % LAST.length] as string,
    fields: { area: AREAS[i % AREAS.length] as string, points: String(40 + ((i * 37) % 960)) },
  }));
}

export const demoTexts = {
  lists: [
    { name: "Loyal customers", description: "Those with a points card", from: 0, to: 400 },
    { name: "Petaling Jaya shop", description: "Signed up at the counter", from: 350, to: 520 },
    { name: "New this month", description: "", from: 520, to: 600 },
  ],
  templates: [
    {
      name: "Points reminder",
      text: "RM0 Canang: Hi {{firstName|friend}}, you have {{fields.points|some}} points. Show this text at the counter.",
    },
    { name: "Shop closed", text: "RM0 Canang: The shop is closed for the holiday and opens again on Monday at 9 am." },
  ],
  cannedReplies: [
    { title: "Opening hours", text: "We are open daily from 9 am to 10 pm." },
    { title: "Thank you", text: "Thank you {{firstName|friend}}, we have noted it." },
    { title: "Points", text: "Hi {{firstName|friend}}, you have {{fields.points|no}} points." },
  ],
  customers: [
    { username: "kedai-siti", name: "Kedai Siti", notes: "Pays at the end of the month", credits: 500 },
    { username: "ahmad-trading", name: "Ahmad Trading", notes: "", credits: 1200 },
    { username: "klinik-lim", name: "Klinik Lim", notes: "Appointment reminders", credits: 0 },
  ],
  inbound: [
    { from: "60123001332", text: "请问今天几点开门？" },
    { from: "60123002035", text: "Boleh saya tukar barang yang dibeli semalam?" },
  ],
};

/** What customers have written by the first look: texts by their age in minutes, and what was done about them. The short code is that of the shop. */
export const demoConversations: {
  from: string;
  texts: { text: string; minutesAgo: number }[];
  assign?: true;
  note?: string;
  reply?: string;
  close?: true;
}[] = [
  {
    from: "60123000037",
    texts: [
      { text: "Is the shop open on Friday?", minutesAgo: 190 },
      { text: "And do you take the points card then?", minutesAgo: 184 },
    ],
    assign: true,
    reply: "Yes, on Friday from 9 am to 10 pm, and the points card counts as always.",
  },
  {
    from: "60123000740",
    texts: [{ text: "எனக்கு ரசீது வேண்டும்", minutesAgo: 47 }],
    assign: true,
    note: "Bought rice on Tuesday, wants the receipt again. Asked the counter.",
  },
  { from: "60123003145", texts: [{ text: "please stop these", minutesAgo: 26 }] },
  { from: "60123004181", texts: [{ text: "BERHENTI", minutesAgo: 1_490 }], close: true },
  {
    from: "60123005217",
    texts: [{ text: "شكرا على الخصم، متى ينتهي العرض؟", minutesAgo: 1_320 }],
    reply: "شكرا لك. العرض حتى يوم الأحد.",
    close: true,
  },
  {
    from: "60123006253",
    texts: [
      { text: "YES", minutesAgo: 63 },
      { text: "YES", minutesAgo: 63 },
    ],
  },
  { from: "60123007289", texts: [{ text: "Terima kasih! Barang sudah sampai 👍", minutesAgo: 305 }] },
];

/** `launch`: sent as soon as the worker runs, or in so many days. The first in the list is the newest on screen. */
export const demoCampaigns: {
  name: string;
  list: number;
  launch: boolean;
  inDays?: number;
  delivery: "tracked" | "untracked";
  message: { kind: "text"; text: string };
}[] = [
  {
    name: "Points reminder",
    list: 0,
    launch: true,
    delivery: "tracked",
    message: { kind: "text", text: demoTexts.templates[0]?.text ?? "" },
  },
  {
    name: "Closed on Monday",
    list: 1,
    launch: true,
    delivery: "untracked",
    message: { kind: "text", text: demoTexts.templates[1]?.text ?? "" },
  },
  {
    name: "欢迎 · Welcome",
    list: 2,
    launch: true,
    delivery: "tracked",
    message: { kind: "text", text: "RM0 Canang: 欢迎光临！凭此短信首次购物可享九折优惠。" },
  },
  {
    name: "Weekend sale",
    list: 0,
    launch: true,
    inDays: 5,
    delivery: "tracked",
    message: { kind: "text", text: "RM0 Canang: Weekend sale! 20% off all cooking oil and rice, Saturday and Sunday." },
  },
  {
    name: "Anniversary draft",
    list: 1,
    launch: false,
    delivery: "tracked",
    message: { kind: "text", text: "RM0 Canang: We turn five! Thank you {{firstName|friend}}, come and celebrate with us." },
  },
];
