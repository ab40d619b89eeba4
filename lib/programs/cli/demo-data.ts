/** First names, and the names that go with them. */
const FAMILIES: { first: string[]; last: string[] }[] = [
  {
    first: ["Nurul", "Siti", "Aisyah", "Farah", "Balqis", "Sofea", "Nadia", "Puteri"],
    last: ["binti Abdullah", "binti Yusof", "binti Rahim", "binti Hassan", "binti Ismail"],
  },
  {
    first: ["Ahmad", "Hafiz", "Azlan", "Irfan", "Danish", "Amir", "Zulkifli"],
    last: ["bin Ismail", "bin Hassan", "bin Omar", "bin Yusof", "bin Rahman"],
  },
  {
    first: ["Mei Ling", "Wei Jie", "Xin Yi", "Chee Keong", "Hui Min", "Jia Hui", "Kok Leong"],
    last: ["Tan", "Lim", "Wong", "Lee", "Ng", "Chong", "Goh", "Teoh"],
  },
  {
    first: ["Priya", "Kavitha", "Deepa", "Anitha", "Shanti"],
    last: ["a/p Raman", "a/p Subramaniam", "Nair", "Pillai"],
  },
  {
    first: ["Suresh", "Muthu", "Kumar", "Rajesh", "Ravi"],
    last: ["a/l Subramaniam", "a/l Raman", "Nair", "Pillai"],
  },
  { first: ["Harjit", "Balwant"], last: ["Singh"] },
  { first: ["Jasvinder", "Manjit"], last: ["Kaur"] },
];
/** Some are known by no first name: a merge field without a fallback would be empty for them. */
const WITHOUT_FIRST = ["Puan Salmah", "Encik Rahman", "Madam Lim", "Cikgu Azizah"];
const AREAS = [
  "Petaling Jaya",
  "Shah Alam",
  "Ipoh",
  "Johor Bahru",
  "Georgetown",
  "Kuching",
  "Melaka",
  "Seremban",
];

/**
 * Six hundred people with names, an area and an amount; the last two digits of a number decide what
 * the simulator does with it.
 */
export function demoContacts(): {
  phone: string;
  firstName: string;
  lastName: string;
  fields: Record<string, string>;
}[] {
  return Array.from({ length: 600 }, (_, i) => ({
    phone: `6012${String(3_000_000 + i * 37).padStart(7, "0")}`,
    ...demoName(i),
    fields: { area: AREAS[i % AREAS.length] as string, points: String(40 + ((i * 37) % 960)) },
  }));
}

function demoName(i: number): { firstName: string; lastName: string } {
  if (i % 23 === 0) return { firstName: "", lastName: pick(WITHOUT_FIRST, i / 23) };
  // The first three families are larger.
  const family = FAMILIES[
    [0, 1, 2, 0, 3, 1, 2, 4, 0, 2, 5, 1, 6][i % 13] as number
  ] as (typeof FAMILIES)[number];
  return { firstName: pick(family.first, i * 7), lastName: pick(family.last, i * 11) };
}

function pick(from: string[], i: number): string {
  return from[i % from.length] as string;
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
    {
      name: "Shop closed",
      text: "RM0 Canang: The shop is closed for the holiday and opens again on Monday at 9 am.",
    },
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

/**
 * What customers have written by the first look: texts by their age in minutes, and what was done
 * about them. The short code is that of the shop.
 */
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

/**
 * `launch`: sent as soon as the worker runs, or in so many days. The first in the list is the
 * newest on screen.
 */
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
    message: {
      kind: "text",
      text: "RM0 Canang: Weekend sale! 20% off all cooking oil and rice, Saturday and Sunday.",
    },
  },
  {
    name: "Anniversary draft",
    list: 1,
    launch: false,
    delivery: "tracked",
    message: {
      kind: "text",
      text: "RM0 Canang: We turn five! Thank you {{firstName|friend}}, come and celebrate with us.",
    },
  },
];
