import type { MessageContent } from "@/lib/messages/message-content.input";
import { buildVcard } from "@/lib/smart-messages/vcard.rules";

/** A campaign of the two months before the demo was made. */
export interface PastCampaign {
  name: string;
  /** Of `demoTexts.lists`. */
  list: number;
  daysAgo: number;
  /** In Malaysia. */
  hour: number;
  delivery: "tracked" | "untracked";
  message: MessageContent;
  /** Cancelled when so many had it. */
  cancelledAfter?: number;
}

const said = (text: string): MessageContent => ({ kind: "text", text: `RM0 Canang: ${text}` });

/** The shop's number for the phone's address book. */
function businessCard(): MessageContent {
  const card = buildVcard({
    firstName: "",
    lastName: "Kedai Runcit Canang",
    mobile: "",
    work: "+60379551234",
    organization: "",
    email: "",
    url: "",
  });
  if (!card.ok) throw new Error(`The demo's business card: ${card.problem}.`);
  return {
    kind: "binary",
    hex: card.hex,
    header: true,
    ...(card.hex.length > 280 ? { concatenate: true } : {}),
  };
}

/** From the oldest to yesterday's. */
export const pastCampaigns = (): PastCampaign[] => [
  {
    name: "Points card is here",
    list: 0,
    daysAgo: 60,
    hour: 10,
    delivery: "tracked",
    message: said("Hi {{firstName|friend}}, your points card is ready. Ask for it at the counter."),
  },
  {
    name: "Sayur segar hujung minggu",
    list: 1,
    daysAgo: 57,
    hour: 9,
    delivery: "tracked",
    message: said("Sayur segar dari Cameron setiap Sabtu pagi, dari RM2 seikat. Jumpa di kedai!"),
  },
  {
    name: "Payday offers",
    list: 0,
    daysAgo: 53,
    hour: 17,
    delivery: "tracked",
    message: said("Payday offers until Sunday: rice 10 kg RM26.90, cooking oil 5 kg RM29.50."),
  },
  {
    name: "New: pay by e-wallet",
    list: 0,
    daysAgo: 49,
    hour: 11,
    delivery: "untracked",
    message: said("You can now pay with your e-wallet at every counter."),
  },
  {
    name: "欢迎礼 · Welcome gift",
    list: 2,
    daysAgo: 46,
    hour: 12,
    delivery: "tracked",
    message: said("欢迎光临！凭此短信领取环保袋一个，送完为止。"),
  },
  {
    name: "Durian sampai esok",
    list: 1,
    daysAgo: 41,
    hour: 18,
    delivery: "tracked",
    message: said("Durian kampung sampai esok jam 4 petang. Tempah awal di kaunter, stok terhad."),
  },
  {
    name: "Points in your account",
    list: 0,
    daysAgo: 38,
    hour: 10,
    delivery: "tracked",
    message: said("Hi {{firstName|friend}}, you have {{fields.points|some}} points. 500 points are RM5 off."),
  },
  {
    name: "Shop number to keep",
    list: 2,
    daysAgo: 34,
    hour: 15,
    delivery: "tracked",
    message: businessCard(),
  },
  {
    name: "Free delivery week",
    list: 0,
    daysAgo: 30,
    hour: 10,
    delivery: "tracked",
    message: said("Free delivery this week for orders above RM50. Reply YES and we call you."),
    cancelledAfter: 148,
  },
  {
    name: "Free delivery week, corrected",
    list: 0,
    daysAgo: 29,
    hour: 10,
    delivery: "tracked",
    message: said("Free delivery this week for orders above RM80. Reply YES and we call you."),
  },
  {
    name: "வார இறுதி சலுகை",
    list: 1,
    daysAgo: 25,
    hour: 9,
    delivery: "tracked",
    message: said("அரிசி மற்றும் வெல்லம் 15% தள்ளுபடி, ஞாயிறு வரை."),
  },
  {
    name: "Coupon at the counter",
    list: 2,
    daysAgo: 24,
    hour: 12,
    delivery: "tracked",
    message: { kind: "barcode", format: "textlink", text: "RM0 Canang: RM5 off, show this code: %barcode%" },
  },
  {
    name: "Baby week",
    list: 1,
    daysAgo: 22,
    hour: 11,
    delivery: "tracked",
    message: said("Baby week: nappies and milk powder 12% off. Show this text at the counter."),
  },
  {
    name: "Stock clearance",
    list: 0,
    daysAgo: 18,
    hour: 16,
    delivery: "tracked",
    message: said("Stock clearance on Saturday from 9 am: up to 40% off household goods, while stocks last."),
  },
  {
    name: "Holiday hours",
    list: 0,
    daysAgo: 13,
    hour: 12,
    delivery: "untracked",
    message: said("On the public holiday we are open from 10 am to 6 pm."),
  },
  {
    name: "Tawaran ahli baharu",
    list: 2,
    daysAgo: 10,
    hour: 10,
    delivery: "tracked",
    message: said("Terima kasih kerana menyertai kami. Diskaun 10% untuk belian pertama minggu ini."),
  },
  {
    name: "Fresh fish on Friday",
    list: 0,
    daysAgo: 6,
    hour: 17,
    delivery: "tracked",
    message: said("Fresh fish every Friday morning from Kuala Selangor. Kembung RM12 a kilo."),
  },
  {
    name: "Petaling Jaya counter moves",
    list: 1,
    daysAgo: 2,
    hour: 14,
    delivery: "tracked",
    message: said("Our Petaling Jaya counter moves one door to the left. Same hours, more space."),
  },
];
