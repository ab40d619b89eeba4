import { plainDigits } from "@/lib/core/plain-digits";

/** What a heading says that its column holds. */
export type HeadingKind = "phone" | "firstName" | "lastName" | "fullName" | "optOut" | "status" | "other";

/** Numbers that are nobody's phone, in the words of five languages. */
const NEVER_PHONE =
  /(?:^|[^a-z])(?:no\.?\s?)?(?:k\/?p|i\/?c|nric|mykad|mykid)(?:[^a-z]|$)|kad pengenalan|identity|identiti|passport|pasport|date|tarikh|birth|lahir|\bdob\b|\bage\b|umur|amount|amaun|jumlah|total|price|harga|balance|baki|\bcost\b|\bkos\b|points?$|mata|postcode|poskod|zip|address|alamat|email|e-mail|emel|account|akaun|invoice|invois|order|pesanan|resit|receipt|\bbil\b|\bqty\b|kuantiti|\burl\b|website|facebook|instagram|\bfax\b|faks|type$|\blabel$|身份证|身分證|证件|證件|护照|護照|日期|生日|出生|年龄|年齡|金额|金額|价格|價格|积分|積分|余额|餘額|邮编|郵編|邮箱|郵箱|地址|传真|傳真|订单|訂單|编号|編號|序号|序號|தேதி|பிறந்த|அடையாள|முகவரி|தொகை|வயது|மின்னஞ்சல்|تاريخ|ميلاد|هوية|عنوان|مبلغ|بريد|جواز|عمر/i;
const PHONE =
  /phone|mobile|msisdn|\bcell|telefon|telepon|bimbit|whats\s?app|\btel\b|\bh\.?\/?p\b|\bsms\b|contact\s?(?:no|num|#)|^contacts?$|hubungan|hubungi|nombor|^numbers?$|电话|電話|手机|手機|手提|移动|行動|联系方式|联络|聯絡|தொலைபேசி|கைபேசி|அலைபேசி|மொபைல்|هاتف|الهاتف|جوال|الجوال|موبايل|محمول|تلفون|واتساب|رقم/i;
const MOBILE =
  /mobile|cell|bimbit|\bh\.?\/?p\b|handphone|whats\s?app|\bsms\b|msisdn|手机|手機|手提|移动|行動|கைபேசி|மொபைல்|جوال|محمول|موبايل/i;
const FIRST =
  /^(?:first|given|fore|nick)\s?name$|^firstname$|^givenname$|^nickname$|^panggilan$|^nama (?:pertama|panggilan|depan|diberi)$|^名$|^名字$|^昵称$|^முதல் பெயர்$|^الاسم الأول$|^الاسم الاول$/i;
const LAST =
  /^(?:last|family|sur)\s?name$|^lastname$|^surname$|^nama (?:keluarga|akhir|belakang|bapa)$|^姓$|^姓氏$|^குடும்பப் பெயர்$|^(?:اسم العائلة|اللقب|الكنية)$/i;
const FULL =
  /^(?:full|complete|display|saved|public display)\s?name$|^fullname$|^nama (?:penuh|lengkap)$|^全名$|^முழுப் ?பெயர்$|^الاسم (?:الكامل|بالكامل)$/i;
const NAME =
  /^names?$|^nama$|^(?:customer|client|contact|member|recipient|receiver|consignee|buyer|shipping|billing|delivery|subscriber|attendee|participant|customer full|parent|guardian|owner|tenant|resident|policyholder|person|student|patient|guest|donor)(?:'?s)? ?name$|^(?:contact person|person in charge|pic|wakil)(?: name)?$|^(?:customer|client|member|recipient|receiver|buyer|patient|participant|student|tenant|resident|guest|subscriber|attendee|donor|parent|pelanggan|pembeli|penerima|peserta|ahli|pesakit|pelajar|murid|penyewa|penduduk|tetamu|penderma|jemaah)s?$|^name of .{1,30}$|^nama .{1,20}$|^姓名$|^(?:客户|客戶|顾客|顧客|会员|會員|联系人|聯絡人|收件人)(?:姓名|名称|名稱)?$|^称呼$|^பெயர்$|^(?:الاسم|اسم|اسم العميل|الإسم|نام)$/i;
const OPT_OUT =
  /unsubscri|opt(?:ed)?[\s_-]?out|do[\s_-]?not[\s_-]?(?:text|contact|sms|disturb|call|message)|\bdnd\b|\bdnc\b|blacklist|blocked$|^stop$|stopped|berhenti|henti|tak ?nak|jangan (?:hantar|hubungi)|退订|退訂|拒收|取消订阅|取消訂閱|黑名单|黑名單|விலக|إلغاء الاشتراك|الغاء الاشتراك|محظور/i;
const STATUS =
  /^(?:sms |subscription |subscriber |marketing |contact )?status$|^status (?:sms|langganan|pelanggan|persetujuan)$|^(?:is )?subscribed$|^(?:(?:sms|text|marketing|whatsapp|mobile) )?opt[\s_-]?in(?: status)?$|^(?:\w{1,12} )?consent(?: given)?$|^(?:receives?|accepts?|wants?|allows?|terima|setuju) (?:sms|texts?|mesej|promo(?:si|tions?)?|marketing|sms marketing)$|^(?:subscription|langgan(?:an)?|persetujuan|(?:是否)?接收(?:短信|短訊|信息)|订阅(?:状态)?|訂閱(?:狀態)?|状态|狀態|நிலை|الحالة|مشترك)$/i;

/** In words only: what stands in parentheses explains. */
const plain = (heading: string) =>
  plainDigits(heading)
    .slice(0, 120)
    .replace(/(?<=\S\s?)\([^()]{0,100}\)\s{0,9}$/, "")
    .replace(/[_\-.:*?？]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/\s+/g, " ")
    .trim();

/** A heading may say that its column is no phone, whatever stands in it. */
export function neverPhone(heading: string): boolean {
  const words = plainDigits(heading).slice(0, 120).trim();
  return PHONE_KIND.test(words) || (NEVER_PHONE.test(words) && !PLAINLY_PHONE.test(words));
}

const PLAINLY_PHONE = /phone|mobile|telefon|whats\s?app|手机|手機|电话|電話/i;
/** "Phone 1 - Type": which kind of phone it is, not the number. */
const PHONE_KIND = /(?:phone|mobile)[^a-z]{0,12}(?:type|label)$/i;

export function namesPhone(heading: string): boolean {
  return PHONE.test(plainDigits(heading).slice(0, 120).trim()) && !neverPhone(heading);
}

const SOMEBODY_ELSE =
  /spouse|wife|husband|emergency|kecemasan|guardian|penjaga|waris|next of kin|\bagents?\b|\beje?n\b|\bagen\b|pasangan|\bisteri\b|\bsuami\b|employer|majikan|referr|introducer|pencadang|sales(?:man|person)|driver|pemandu|sender|pengirim|kedai|\bshop\b|\bstore\b|outlet|company|syarikat|紧急|緊急|代理|配偶|寄件|发件|發件|அவசர|طوارئ/i;

/** A phone of another person than the row is about. */
export function namesOthersPhone(heading: string): boolean {
  return SOMEBODY_ELSE.test(plainDigits(heading).slice(0, 120));
}

/** Among phones the one that can get a text. */
export function namesMobile(heading: string): boolean {
  return MOBILE.test(plainDigits(heading).slice(0, 120));
}

export function headingKind(heading: string): HeadingKind {
  const words = plain(heading);
  if (OPT_OUT.test(words) && !/\be ?mail\b/i.test(words)) return "optOut";
  if (STATUS.test(words)) return "status";
  if (FIRST.test(words)) return "firstName";
  if (LAST.test(words)) return "lastName";
  if (FULL.test(words)) return "fullName";
  if (NAME.test(words)) return "fullName";
  return namesPhone(heading) ? "phone" : "other";
}

/** Whether the heading is a plain "name", which may be a first name or a whole one. */
export function namesPlainName(heading: string): boolean {
  return NAME.test(plain(heading)) && !FULL.test(plain(heading));
}

/** Whether a cell is one of the headings that lists of people have. */
export function namesKnownColumn(cell: string): boolean {
  return cell.trim() !== "" && cell.length <= 60 && (headingKind(cell) !== "other" || neverPhone(cell));
}

const TOTALS =
  /^(?:(?:grand |sub)?\s?totals?|jumlah(?: besar| kecil| keseluruhan)?|keseluruhan|合计|合計|总计|總計|小计|小計|总数|總數|共(?=\s?\d)|மொத்தம்|المجموع|الإجمالي|الاجمالي)(?![\p{L}\p{M}])/iu;

/** A cell that begins with such a word. */
export function namesTotal(cell: string): boolean {
  return cell.length <= 60 && TOTALS.test(cell.trim());
}

/** A row of sums: it begins with the word, and nothing else in it is a word. */
export function isTotals(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  const [first, ...rest] = filled;
  if (first === undefined || !namesTotal(first)) return false;
  return rest.every((cell) => /^[\d\s.,%()+RMrm$-]+$/.test(cell) || isCount(cell));
}

/** "2人", "120 orang": how many there are of something. */
export function isCount(cell: string): boolean {
  return COUNT.test(cell.trim());
}

const COUNT =
  /^\d{1,3}(?:,?\d{3}){0,2}\s?(?:人|位|名|个|個|笔|筆|项|項|条|條|orang|pelanggan|ahli|rekod|people|persons?|pax|members?|customers?|contacts?|rows?|records?|numbers?|நபர்கள்|شخصا?|أشخاص)$/iu;
