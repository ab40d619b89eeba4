import { encodeUcs2Hex } from "@/lib/core/hex";
import { isGsm7 } from "@/lib/core/sms-text";
import { concatenate } from "@/lib/messages/concatenation.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";

/** A page of the gateway and its parameters, without username and password. */
export interface OutgoingRequest {
  page: "ISendSMS" | "ISendSMSNoDR" | "ISendSMSUnicode" | "ISendSMS2D";
  parameters: Record<string, string>;
}

export interface OutgoingOptions {
  /** Digits, country code first; several, comma separated, on the untracked page. */
  mobile: string;
  /** Left out towards Malaysia, where sender IDs are blocked (specification 1.84, "Sender"). */
  sender: string | null;
  seqno: string;
  tracked: boolean;
  /** Setting of the account: Unicode goes to ISendSMSUnicode.aspx as it is, instead of hex. */
  unicodePage: boolean;
}

/**
 * The calls that carry one message: one, unless its octets go out as several messages. The first
 * has the message's own seqno, the others add their number to it, so that every repeat asks with
 * the same ones; the phone joins them by `reference`.
 */
export function outgoingRequests(
  content: MessageContent,
  options: OutgoingOptions,
  reference: number,
): OutgoingRequest[] {
  if (content.kind !== "binary" || content.concatenate !== true) return [outgoingRequest(content, options)];
  return concatenate(content.hex, reference).map((hex, index) =>
    outgoingRequest(
      { ...content, hex },
      { ...options, seqno: index === 0 ? options.seqno : `${options.seqno}-${index + 1}` },
    ),
  );
}

/** How a message is put to the gateway (docs/gateway.md, "type" and "2D barcode"). */
export function outgoingRequest(content: MessageContent, options: OutgoingOptions): OutgoingRequest {
  const page = options.tracked ? "ISendSMS" : "ISendSMSNoDR";
  const common: Record<string, string> = { mobile: options.mobile };
  if (options.sender && !options.mobile.split(",").some((mobile) => mobile.startsWith("60")))
    common.sender = options.sender;
  if (content.kind === "barcode") {
    return {
      page: "ISendSMS2D",
      parameters: {
        message: content.text,
        ...common,
        MsgType: content.format,
        seqno: options.seqno,
        sseqno: options.seqno,
      },
    };
  }
  if (content.kind === "binary") {
    return {
      page,
      parameters: {
        message: content.hex.toUpperCase(),
        ...common,
        type: content.header ? "5" : "6",
        seqno: options.seqno,
      },
    };
  }
  const flash = content.kind === "text" && content.flash === true;
  if (isGsm7(content.text)) {
    return {
      page,
      parameters: { message: content.text, ...common, type: flash ? "2" : "1", seqno: options.seqno },
    };
  }
  const type = flash ? "4" : "3";
  if (options.unicodePage && options.tracked) {
    return {
      page: "ISendSMSUnicode",
      parameters: { message: content.text, ...common, type, seqno: options.seqno },
    };
  }
  return {
    page,
    parameters: { message: encodeUcs2Hex(content.text), ...common, type, seqno: options.seqno },
  };
}
