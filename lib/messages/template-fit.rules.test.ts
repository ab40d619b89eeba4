import { describe, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { type KnownTemplate, templateProblems } from "@/lib/messages/template-fit.rules";
import { readParts } from "@/lib/messages/template-parts.rules";

const known = (components: object[], status = "APPROVED"): KnownTemplate => ({
  status,
  ...readParts(components, false),
});
const body = { type: "BODY", text: "Salam {{1}}, tiba {{2}}." };
const message = (more: Partial<TemplateContent> = {}): TemplateContent => ({
  kind: "template",
  name: "order_update",
  language: "ms",
  variables: { "1": "{{firstName|kawan}}", "2": "Jumaat" },
  text: "",
  ...more,
});
const said = (content: TemplateContent, template: KnownTemplate | null) =>
  templateProblems(content, template).map((one) => `${one.field}: ${english(one.said)}`);

describe("a message and what its account says of the template", () => {
  it("fits where every place is filled and nothing more", () => {
    expect(said(message(), known([body]))).toEqual([]);
    expect(said(message({ variables: {} }), known([{ type: "BODY", text: "Tutup." }]))).toEqual([]);
  });

  it("is refused where the account does not have it, or may not send it", () => {
    expect(said(message(), null)).toEqual([
      "message.name: WhatsApp has no template “order_update” in the language ms for this account. Ask for the templates anew under Templates, or choose another.",
    ]);
    expect(said(message(), known([body], "PAUSED"))).toEqual([
      "message.name: WhatsApp does not send the template “order_update” now: its status is PAUSED.",
    ]);
  });

  it.each<[string, Partial<TemplateContent>, object[], string]>([
    ["too few", { variables: { "1": "a" } }, [body], "message.variables"],
    ["too many", { variables: { "1": "a", "2": "b", "3": "c" } }, [body], "message.variables"],
    ["named", { variables: { name: "a", day: "b" } }, [body], "message.variables"],
    ["a header's words", {}, [{ type: "HEADER", format: "TEXT", text: "No. {{1}}" }, body], "message.header"],
    ["a header's file", {}, [{ type: "HEADER", format: "IMAGE" }, body], "message.header"],
    [
      "another file",
      { header: { kind: "video", link: "https://a.example/b" } },
      [{ type: "HEADER", format: "IMAGE" }, body],
      "message.header",
    ],
    ["a place on earth", {}, [{ type: "HEADER", format: "LOCATION" }, body], "message.header"],
    [
      "a header too much",
      { header: { kind: "text", text: "x" } },
      [{ type: "HEADER", format: "TEXT", text: "Hi" }, body],
      "message.header",
    ],
    [
      "an address",
      {},
      [body, { type: "BUTTONS", buttons: [{ type: "URL", text: "Jejak", url: "https://a.example/{{1}}" }] }],
      "message.buttons",
    ],
    [
      "a code",
      {},
      [body, { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "Kod" }] }],
      "message.buttons",
    ],
  ])("is refused for %s", (_, more, components, field) => {
    expect(templateProblems(message(more), known(components)).map((one) => one.field)).toEqual([field]);
  });
});
