import { plainDigits } from "@/lib/core/plain-digits";
import { headingKind } from "@/lib/imports/reading/headings";

const OUT =
  /^(?:sms |text |marketing )?(?:unsub|unsubscribed?|un-subscribed|opt(?:ed)?[\s_-]?out|opted[\s_-]?out|stop(?:ped)?|blocked|blacklist(?:ed)?|do[\s_-]?not[\s_-]?(?:text|contact|disturb|sms|call)|dnd|dnc|berhenti(?: langgan(?:an)?)?|tak ?nak|batal|henti|cleaned|complained|已?退订|已?退訂|已?拒收|已?取消(?:订阅|訂閱)?|黑名单|黑名單|நிறுத்தப்பட்டது|விலகினார்|ملغي|إلغاء الاشتراك|الغاء الاشتراك|محظور)(?![\p{L}\p{M}])/iu;
const YES = /^(?:y|yes|true|1|x|t|on|ya|betul|benar|是|对|對|✓|✔|☑|√|✅|ஆம்|نعم|صح)$/i;
const NO = /^(?:n|no|false|0|f|off|tidak|tak|bukan|否|不|不是|×|✗|✘|❌|இல்லை|لا|none|never|-)$/i;

/**
 * Whether a cell of such a column says that this person asked not to be texted. Under
 * "unsubscribed" yes, or a day, means so; under "subscribed" no means so; a status must say it in
 * words.
 */
export function saysOptedOut(heading: string, cell: string): boolean {
  const words = plainDigits(cell).trim();
  if (words === "" || words.length > 60) return false;
  if (OUT.test(words)) return true;
  if (/^un|^not /i.test(words)) return false;
  if (headingKind(heading) === "optOut")
    return YES.test(words) || (/^\d{1,4}[-/.]\d/.test(words) && !NO.test(words));
  return (
    /subscri|opt[\s_-]?in|consent|accept|receive|want|allow|terima|setuju|langgan|persetujuan|订阅|訂閱|接收|مشترك/i.test(
      heading,
    ) && NO.test(words)
  );
}
