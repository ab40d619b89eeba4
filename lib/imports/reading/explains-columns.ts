import { parsePhone } from "@/lib/core/phone-number";
import { plainDigits } from "@/lib/core/plain-digits";

/** Kinds of values, and whether one is needed, as templates write them under a heading. */
const KIND =
  /^\(?(?:(?:short |long |free )?(?:text|string|varchar|char|alphanumeric)(?: ?\(\d{1,5}\))?|numbers?|numeric|numbers? only|integer|int|decimal|float|date|datetime|time|boolean|bool|yes ?\/ ?no|y ?\/ ?n|e-?mail|phone|required|mandatory|optional|not required|compulsory|unique|must|free ?text|dropdown|wajib(?: diisi)?|pilihan|tidak wajib|teks|nombor|nombor sahaja|angka|tarikh|huruf|ya ?\/ ?tidak|文本|文字|数字|數字|日期|必填|选填|選填|可选|可選|非必填|உரை|எண்|கட்டாயம்|விருப்பம்|தேதி|نص|رقم|ارقام|تاريخ|مطلوب|اختياري|إلزامي|الزامي)\)?\*?$/iu;
/** Units of money, weight, time and the like, alone. */
const UNIT =
  /^[([]?(?:rm|myr|sgd|usd|s\$|\$|€|£|%|kg|g|km|m|cm|pcs|unit|units|pts|points|mata|hari|days?|years?|tahun|months?|bulan|jam|hours?|元|令吉|个|天|年|月)[)\]]?$/i;
/** What a value should look like: dd/mm/yyyy, 60xxxxxxxxx, +60…, <name>, "max 50 characters". */
const SHAPE =
  /^(?:[dmy]{1,4}[\s/.-][dmy]{1,4}[\s/.-][dmy]{2,4}(?: hh:mm(?::ss)?)?|hh:mm(?::ss)?|[+(]?[\d\s()-]{0,8}[xX#n*]{3,12}(?:[\s-]?[xX#n*]{2,8}){0,3}|\+?\d{0,6}\s?(?:…|\.{3,5})|<[^<>]{1,60}>|\[[^[\]]{1,60}\]|(?:max|min|maks|maksimum|up to|at least|with country code|without|include|incl|format|begins? with|start(?:s|ing)? with|bermula|tanpa|dengan kod)\b.{0,80})$/i;
const EXAMPLE =
  /^[([（]?(?:e\.?\s?g\.?|ex\.?|example|sample|contoh|cth|misal(?:nya)?|例|例如|示例|范例|範例|எ\.?கா|مثال|مثلا)(?:\s?[.:：,-]|$)/i;

/** "Contoh: Ali": a bare word may be somebody's name. */
const MARKED =
  /^[([（]?(?:e\.?\s?g\.|ex\.|(?:e\.?g|example|sample|contoh|cth|misal(?:nya)?|例如?|示例|范例|範例|எ\.?கா|مثال|مثلا)\s?[.:：])/i;

/**
 * Whether a row under the headings explains the columns (kinds, units, an example) and is nobody.
 * A row with somebody's number is one only when it says that it is an example.
 */
export function explainsColumns(cells: readonly string[], phone: string, country: string): boolean {
  const filled = cells
    .map((cell) => plainDigits(cell).trim())
    .filter((cell) => cell !== "" && cell.length <= 120);
  if (filled.length === 0) return false;
  const first = filled[0] ?? "";
  if (EXAMPLE.test(phone.trim()) || MARKED.test(first)) return true;
  if (parsePhone(phone, country).ok || plainDigits(phone).replace(/\D/g, "").length >= 9) return false;
  // 012-345xxxx is somebody's number, of which a few digits were hidden.
  if (/[x*#]/i.test(phone) && plainDigits(phone).replace(/\D/g, "").length > 4) return false;
  const explains = filled.filter(
    (cell) => EXAMPLE.test(cell) || KIND.test(cell) || UNIT.test(cell) || SHAPE.test(cell),
  );
  return explains.length > 0 && explains.length >= filled.length / 2 && !/\d{7}/.test(filled.join(" "));
}
