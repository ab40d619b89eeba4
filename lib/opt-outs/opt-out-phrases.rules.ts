/** Words that stand for each other in a phrase. A name in capitals stands for its words. */
const CLASSES: Record<string, string> = {
  MSG: `sms smses msg msgs mesg message messages messege massage text texts txt txts mesej msej mesj msj mms promo promos promosi promotion
promotions promotional iklan ad ads advert adverts advertisement advertisements marketing spam notification notifications noti notis alert
alerts broadcast blast newsletter subscription subscriptions langganan whatsapp wasap wassap hebahan`,
  UNSUB:
    "unsubscribe unsub unsubscribed unsubscribing unsubscription unsubs unscribe unsuscribe unsubcribe unsubsribe optout",
  SENDING: `sending sendin texting txting messaging msging smsing spamming contacting disturbing bothering calling whatsapping harassing
annoying blasting advertising promoting`,
  SEND: "send text txt msg message sms contact disturb bother spam whatsapp harass annoy",
  STOP: "stop stopp stp stpo setop quit cease halt",
  MY: "my number numbers name phone no contact num hp mobile details data this",
  JANGAN:
    "jangan jgn jngn jngan jangn jgnlah janganlah jgnla usah takpayah xpayah takyah xyah takperlu xperlu tidakperlu",
  HANTAR: `hantar hntr htr hntar antar hantr hantarkan hanta menghantar kirim send sms mesej msj msg text txt whatsapp wasap kacau kaco ganggu
spam hubungi contact mengganggu`,
  TAKNAK:
    "taknak xnak taknk tanak tknk tknak xnk xmau takmau takmahu xmahu tidakmahu tidakmau tidaknak takingin tidakingin",
  SAYA: "saya aku sy nombor nmbr nomor no nama number num nombo",
  HENTI: "berhenti henti hentikan brenti berenti behenti brhenti stop stopkan hentilah",
  رسائل:
    "رسائل الرسائل رسايل الرسايل رساله الرساله رسائلكم ارسال الارسال اعلانات الاعلانات اعلان المراسله مراسلتي الاشتراك اشتراكي اشتراك عروض",
};

/**
 * Wishes to stop inside a longer text: words in their order, `|` between those that may stand for
 * each other, `_` for up to three others, `END` for the end of the text.
 */
const PHRASES = `
STOP SENDING
STOP _ MSG
dont SEND END
dont SEND _ me|us|MSG|anymore|again|more|already|liao
never SEND _ me|MSG|again
no more MSG|END
no MSG please|pls|plz|thanks
take|get me off|out
i want out END
no more please|pls|plz|thanks
dont want END
wrong number|person END
wrong number|person please|pls|plz|remove|delete|dont|stop|unsub
please|pls|plz remove|delete END
who gave|give|gives|shared you MY number|no|contact|phone
where|how _ get MY number|no|contact|phone
siapa|mana|camne|macam _ bagi|bg|dapat|dpt|ambil _ nombor|nombo|no|number saya|sy|aku|ni
not my number END
report spam END
this is harassment|spam
dnd END
no need to send|sms|text|msg|message
no need send|sms|text|msg|message MSG|already|anymore|again|liao|END
i never|didnt subscribe|subscribed|signed
dont call|contact END
take MY _ off|out
remove|delete me
remove|delete MY number|numbers|name|phone|no|contact|num|hp|mobile|details|data|END
remove|delete number|contact
UNSUB
opt|opting|opted out
opt me out
leave me alone
not interested END
not interested anymore|thanks|thank|at|tq
not interested in MSG|your|this|these|any|anything
no longer interested
no longer want|wish|need
dont want|wanna|need|wish|like _ MSG|receive|receiving|get|these|any
not want _ MSG|receive|receiving
please|pls|plz|just STOP it|this|these|already|all|doing|END
make it|this|them stop
how _ STOP END
how _ STOP _ MSG|this|these|receiving|getting|it
said|say|told|asked|cakap|ckp|suruh|bagitau _ STOP|HENTI|unsub END
want|like|wish _ stop _ MSG|receiving|getting
STOP receiving|getting
sick|tired|fed _ MSG
enough MSG|already
lose my number
is|are spam|spamming
block|report you
cancel|end|quit _ MSG
dont contact|disturb|bother|harass|spam me
dont call me again|anymore|END
JANGAN HANTAR
JANGAN _ HANTAR END
JANGAN _ HANTAR _ MSG|lagi
JANGAN MSG
JANGAN kacau|ganggu
JANGAN call|telefon|tel lagi|END
block|blok me|saya|sy
saya|sy|i block|blok END
TAKNAK END
TAKNAK _ MSG|terima|dapat|receive|lagi|langgan|dah|join|subscribe
tak|tidak|x|tk|xde minat|berminat
tak|tidak|x suka _ MSG
buang|padam|keluarkan|buangkan|padamkan|delete|remove|gugurkan _ SAYA
HENTI _ HANTAR|MSG|langgan|melanggan|menghantar|kacau|ganggu
hentikan
batal|batalkan|cancel|tamatkan|potong _ langganan|melanggan|MSG
nak|nk|mahu|untuk|hendak|mau|nape|kenapa|cara stop|berhenti|henti|unsub|hentikan _ MSG|macam|mcm|camne|cemana|ni|ini
nak|nk|mahu|untuk|hendak|mau|nape|kenapa|cara stop|berhenti|henti|unsub|hentikan END
tak|tidak|x|tk langgan|subscribe
tak|tidak|x|tk pernah langgan|subscribe|daftar
sudah|dah la|lah|le _ MSG
sudahlah|dahlah _ MSG
salah nombor|nombo|orang END
بدون رسائل
rimas|menyampah|bosan|meluat _ MSG
keluar dari|drpd _ senarai|list
لا|لن ترسل|ترسلوا|ترسلو|ترسلون|ترسلي|تبعث|تبعثوا|تراسلني|تراسلوني|تزعج|تزعجني|تزعجوني|تتصل|تتصلوا|تتواصل
لاترسل|لاترسلوا|لاترسلو|لاتبعث|لاتراسلني|لاتزعجني
لا|ما|مو|مش|لم اريد|ابي|ابغي|ارغب|احتاج|بدي|عايز|اعد _ رسائل|استقبال|استلام|تصلني|هذه|المزيد
مابي|مابغي|ماابي _ رسائل|استقبال
كفايه|كفي|يكفي _ رسائل
بطلوا|بطل ترسلون|ترسل|ارسال|ترسلوا
ازاله|احذفو|احذف|احذفوا|امسح|امسحوا|ازل|ازيلوا|شيلوا|حذف رقمي|اسمي|رقم
احذفوني|شيلوني|ازيلوني|احذفني
اوقف|اوقفوا|اوقفو|وقف|وقفوا|وقفو|ايقاف|توقف|توقفوا _ رسائل|عن
الغاء|الغ|الغوا|الغي|الغو _ رسائل
كيف _ اوقف|الغي|ايقاف|الغاء END
كيف _ اوقف|الغي|ايقاف|الغاء _ رسائل
غير|مش|مو|مب|ما|لست|مهوب مهتم|مهتمه|مهتما`;

/** A wish to stop in Tamil, whose endings grow together with the word: a part of the text. */
export const TAMIL_PHRASES: readonly string[] = [
  "அனுப்பாத",
  "அனுப்பவேண்டாம்",
  "நிறுத்து",
  "நிறுத்தவும்",
  "நிறுத்தவேண்டும்",
  "செய்திவேண்டாம்",
  "செய்திகள்வேண்டாம்",
  "மெசேஜ்வேண்டாம்",
  "எஸ்எம்எஸ்வேண்டாம்",
  "விளம்பரம்வேண்டாம்",
  "தொந்தரவுசெய்யாத",
  "தொந்தரவுவேண்டாம்",
  "தொல்லை",
  "என்னைநீக்க",
  "எண்ணைநீக்க",
  "இனிவேண்டாம்",
  "எனக்குவேண்டாம்",
  "பெயரைநீக்க",
  "விருப்பமில்லை",
  "விருப்பம்இல்லை",
  "ஆர்வம்இல்லை",
  "ஆர்வமில்லை",
];

/** A Chinese wish to stop, wherever it stands; what may follow without being one. */
export const HAN_PHRASES: readonly [phrase: string, unless?: string][] = [
  ["退订", "单房票酒机"],
  ["退訂", "單房票酒機"],
  ["退定"],
  ["推订"],
  ["取消订阅"],
  ["取消我的订阅"],
  ["取消我的訂閱"],
  ["取消訂閱"],
  ["取消接收"],
  ["取消短信"],
  ["取消推送"],
  ["取消通知"],
  ["拒收", "包货貨件"],
  ["拉黑"],
  ["勿扰"],
  ["勿擾"],
  ["停止发", "货错"],
  ["停止發", "貨錯"],
  ["停止接收"],
  ["停止推送"],
  ["停止骚扰"],
  ["停止騷擾"],
  ["停发"],
  ["停發"],
  ["移除我"],
  ["删除我"],
  ["刪除我"],
  ["删掉我"],
  ["把我删"],
  ["把我刪"],
  ["把我移"],
  ["号码删"],
  ["號碼刪"],
  ["发错人"],
  ["發錯人"],
  ["没兴趣"],
  ["沒興趣"],
  ["不感兴趣"],
  ["不感興趣"],
  ["拒绝接收"],
  ["拒絕接收"],
  ["不接收"],
  ["退群"],
  ["退出", "登程系"],
  ["不订了"],
  ["不訂了"],
  ["怎么取消", "订訂预預会會课課行"],
  ["怎麼取消", "订訂预預会會课課行"],
  ["怎样取消", "订訂预預会會课課行"],
  ["如何取消", "订訂预預会會课課行"],
];

/**
 * "Do not" and what it asks not to do, within five characters; what may follow without being that.
 */
export const HAN_DONT = "不要 别 別 不想 勿 无需 無需 不需要 不必 不再 不用再".split(" ");
export const HAN_DO =
  "发 發 传 傳 寄 打扰 打擾 骚扰 騷擾 烦 煩 吵 联系 聯繫 聯絡 联络 推送 推销 推銷 打电话 打電話 短信 简讯 簡訊 讯息 訊息 消息 信息 广告 廣告 收到 接收 通知 再送 再来".split(
    " ",
  );
export const HAN_HARMLESS = "发货 發貨 发错 發錯 发现 發現 发生 發生 发票 發票 传错 寄错 寄錯 忘记".split(
  " ",
);

/** Compounds in which a stop word is none, and places where people really stop. */
export const IDIOMS: readonly string[] =
  `bus stop, bas stop, buses stop, non stop, nonstop, next stop, last stop, first stop, pit stop, one stop, full stop, stop sign, stop light,
stop by, stop over, taxi stop, lrt stop, stop loss, door stop, rest stop, tak henti, tanpa henti, tak berhenti, tidak berhenti, bas berhenti,
hujan berhenti, berhenti rehat, cant stop, wont stop, stop motion, stop press, jangan lupa, jgn lupa, jangan lambat, jangan cancel,
jangan segan, hujan dah berhenti, bas dah berhenti, berhenti kerja, stop at, berhenti dekat, berhenti di, stop kat, berhenti kat, stop di,
stop depan, stop la kat, stop jual, stop operasi, stop selling, stop smoking, jangan stop, jangan berhenti, jgn stop, jgn berhenti, never stop,
berhenti minum, berhenti makan, berhenti merokok, berhenti operasi, berhenti jual, sale stop, stop order, stop orders, stop mana, stop dekat, stop jap, stop payment, stop watch, stop kontak, stop minum, stop makan, dont stop, توقف المطر,
remove item,
公交停止, 公车停止, 公車停止, 巴士停止, 地铁停止, 地鐵停止, 火车停止, 火車停止, 轻轨停止, 輕軌停止, 电梯停止, 電梯停止,
停止营业, 停止營業, 停止供应, 停止供應, 停止运营, 停止運營, 停止键, 停止鍵, 停止使用, 停止服务, 停止服務, 退订单, 退訂單, 退订房, 退訂房, 退订票, 退訂票`
    .replaceAll("\n", " ")
    .split(/, ?/);

/** Whoever speaks of these and of no message speaks of a journey. */
export const TRAVEL = new Set(
  `bus bas buses lrt mrt train keretapi tren station stesen teksi taxi driver pemandu lift flight flights باص الباص حافله الحافله محطه القطار
பேருந்து பேருந்தை பஸ் பஸ்ஸை ரயில் ரயிலை வண்டி வண்டியை கார் காரை`.split(/\s+/),
);

/** Single words that are one slip from a stop word and mean something else. */
export const OTHER_WORDS = new Set(
  `shop step stops stopped stoppage stock stok stor store slop swop strop atop stomp top spot bantal batas batai bata baal batak batan
remote removed remover quite quiz quilt suit quick cancels canceled cancelled henta hentam berhentinya perhenti hentian perhentian revoked evoke nak anak enak
موقف توقع توقيت الباء العاء اوقات`.split(/\s+/),
);

/** Stop signs alone. */
export const STOP_SIGNS = /[🛑⛔🚫📵🔕]/u;

type Slot = "gap" | ReadonlySet<string>;

/** Each phrase as its slots, found by the words it may begin with. */
export const PHRASES_BY_WORD: ReadonlyMap<string, readonly (readonly Slot[])[]> = (() => {
  const byWord = new Map<string, (readonly Slot[])[]>();
  for (const line of PHRASES.trim().split("\n")) {
    const slots = line.split(" ").map(slotOf);
    for (const word of slots[0] === "gap" ? [] : (slots[0] ?? []))
      byWord.set(word, [...(byWord.get(word) ?? []), slots]);
  }
  return byWord;
})();

function slotOf(text: string): Slot {
  if (text === "_") return "gap";
  return new Set(text.split("|").flatMap((word) => CLASSES[word]?.split(/\s+/) ?? [word]));
}
