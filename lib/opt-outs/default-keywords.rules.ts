export interface Keyword {
  keyword: string;
  action: "stop" | "start";
}

export type DefaultKeyword = Keyword & { language: "en" | "ms" | "zh" | "ta" | "ar" };

const WORDS: readonly [DefaultKeyword["language"], Keyword["action"], string][] = [
  [
    "en",
    "stop",
    "STOP, STOP ALL, UNSUBSCRIBE, UNSUB, UNSUBSCRIBE ME, UNSUB ME, UNSUBSCRIBE ALL, OPT OUT, OPT OUT ALL, OPT ME OUT, CANCEL, CANCEL ALL, END, END ALL, QUIT, QUIT ALL, REVOKE, REMOVE, OFF, TD",
  ],
  [
    "ms",
    "stop",
    "BERHENTI, HENTI, HENTIKAN, BATAL, BATAL SEMUA, BERHENTI SEMUA, HENTI SEMUA, STOP SEMUA, TAK NAK, TAK MAHU, TAK MAU, TIDAK MAHU, X NAK, X MAHU, BATAL LANGGANAN",
  ],
  [
    "zh",
    "stop",
    "停止, 停止发送, 停止發送, 停止接收, 停止订阅, 停止訂閱, 停发, 停發, 退订, 退訂, 取消, 取消订阅, 取消訂閱, 拒收, 全部退订, 全部退訂",
  ],
  ["ta", "stop", "நிறுத்து, நிறுத்தவும், நிறுத்துங்கள், நிறுத்துங்க, நிறுத்துக, ஸ்டாப், வேண்டாம், வேணாம், ரத்து, ரத்து செய்"],
  [
    "ar",
    "stop",
    "إيقاف, أوقف, أوقفوا, توقف, توقفوا, قف, إلغاء, إلغاء الاشتراك, إلغاء اشتراك, إيقاف الكل, الغ الاشتراك, ستوب",
  ],
  ["en", "start", "START, UNSTOP, SUBSCRIBE, UNBLOCK, OPT IN"],
  ["ms", "start", "MULA, LANGGAN"],
  ["zh", "start", "开始, 開始, 订阅, 訂閱"],
  ["ta", "start", "தொடங்கு"],
  ["ar", "start", "ابدأ, اشتراك"],
];

/** What a new workspace begins with: English, Malay, Chinese, Tamil and Arabic. */
export const DEFAULT_KEYWORDS: readonly DefaultKeyword[] = WORDS.flatMap(([language, action, words]) =>
  words.split(", ").map((keyword) => ({ keyword, language, action })),
);

/**
 * Words that ask to stop when they are the whole text, and mean an order, a date or a discount in
 * most others.
 */
export const ONLY_ALONE: readonly string[] =
  "CANCEL, END, QUIT, REVOKE, REMOVE, OFF, TD, BATAL, TAK NAK, TAK MAHU, TAK MAU, TIDAK MAHU, X NAK, X MAHU, 取消, வேண்டாம், வேணாம், ரத்து, إلغاء, قف".split(
    ", ",
  );

/**
 * Said in the same way with a wish and with a question: "cancel ah?" asks whether something was.
 * With a word that means an order as often they are no courtesy, nor where the text asks.
 */
export const SOFT_PARTICLES: readonly string[] =
  "ah, ar, eh, ek, ye, yea, yeah, leh, tau, 好吗, 好嗎, 一下".split(", ");

/** Said with a wish to stop, without changing it. */
export const COURTESY: readonly string[] =
  `please, pls, plz, plss, pliz, plis, kindly, thanks, thank you, thank u, thankyou, many thanks, thanks a lot, thx, tq, tqvm, tqsm, tysm, ty, ok, ok2, okay, okey, k, now, immediately, hi,
hello, hey, yo, dear, sir, madam, maam, miss, bro, brader, boss, bos, sis, guys, dude, mate, man, uncle, aunty, auntie, kk, okie, oki, okla, oklah, oke, alright, asap, immediate,
tolong, tolonglah, tlg, sila, silakan, mohon, minta, harap, terima kasih, terima kasih banyak, terima kasih banyak2, tima kasih, trima kasih, mekasih, time kasih,
ya, yer, lah, la, lar, lor, le, je, jer, jela, saja, sahaja, sekarang, sekarang juga, sekarang jugak, skrg, skrang, skang, segera, terus, encik, cik, puan, tuan, datuk, dato,
abang, abg, bang, kak, kakak, akak, adik, dik, pakcik, makcik, pak cik, mak cik, cikgu, kawan, macha, anna, wei, weh, woi, oi, salam, assalamualaikum, maaf, sorry,
请, 請, 麻烦, 麻煩, 谢谢, 謝謝, 多谢, 多謝, 感谢, 感謝, 拜托, 拜託, 你好, 您好, 吧, 啊, 啦, 了, 哦, 喔, 呀, 哈, 咯, 嘛, 现在, 現在, 立刻, 老板, 老闆, 好, 好的, 回, 回复, 回覆, t, 立即, 马上, 馬上,
தயவுசெய்து, தயவு செய்து, நன்றி, வணக்கம், ப்ளீஸ், உடனே, உடனடியாக, இப்போது, இப்பவே, சார், மேடம், அண்ணா, அக்கா, பா, ப்பா,
من فضلك, من فضلكم, لو سمحت, لو سمحتم, رجاء, الرجاء, فضلا, يا اخي, اخي, يا اخوان, يا جماعه, حالا, ارجوكم, ارجوك, شكرا, شكرا لكم, شكرا جزيلا, الان, فورا, السلام عليكم, مرحبا`
    .replaceAll("\n", " ")
    .split(/, ?/)
    .filter((word) => word !== "");
