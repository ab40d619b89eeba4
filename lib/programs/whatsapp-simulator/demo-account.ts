const body = (text: string, ...examples: string[]) => ({
  type: "BODY",
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});
const header = (text: string, example: string) => ({
  type: "HEADER",
  format: "TEXT",
  text,
  example: { header_text: [example] },
});
const footer = (text: string) => ({ type: "FOOTER", text });
const buttons = (...list: object[]) => ({ type: "BUTTONS", buttons: list });
const quick = (text: string) => ({ type: "QUICK_REPLY", text });

/** Who answers in the demo, and what is approved there. README.md names the login. */
export const demoAccount = {
  id: "102290129340398",
  name: "Kedai Canang Sdn Bhd",
  app: { id: "670843887433847", secret: "whatsapp-demo-secret" },
  tokens: [{ token: "whatsapp-demo-token" }],
  numbers: [{ id: "106540352242922", display: "+60 11-5555 0100", verifiedName: "Kedai Canang" }],
  templates: [
    {
      name: "order_update",
      language: "en",
      category: "UTILITY",
      components: [
        header("Your order {{1}}", "1042"),
        body(
          "Hello {{1}}, your order will arrive on {{2}}. Thank you for shopping with us.",
          "Aminah",
          "Friday",
        ),
        footer("Kedai Canang"),
        buttons({ type: "URL", text: "Track", url: "https://canang.example/t/{{1}}", example: ["A1B2"] }),
      ],
    },
    {
      name: "order_update",
      language: "ms",
      category: "UTILITY",
      components: [
        header("Pesanan {{1}}", "1042"),
        body(
          "Salam {{1}}, pesanan anda akan tiba pada {{2}}. Terima kasih kerana membeli.",
          "Aminah",
          "Jumaat",
        ),
        footer("Kedai Canang"),
        buttons({ type: "URL", text: "Jejak", url: "https://canang.example/t/{{1}}", example: ["A1B2"] }),
      ],
    },
    {
      name: "appointment_reminder",
      language: "en",
      category: "UTILITY",
      parameter_format: "NAMED",
      components: [
        {
          type: "BODY",
          text: "Hello {{first_name}}, we expect you on {{day}} at {{time}}. Will you come?",
          example: {
            body_text_named_params: [
              { param_name: "first_name", example: "Aminah" },
              { param_name: "day", example: "Friday" },
              { param_name: "time", example: "10:30" },
            ],
          },
        },
        buttons(quick("Yes, I come"), quick("Another day")),
      ],
    },
    {
      name: "raya_offer",
      language: "ms",
      category: "MARKETING",
      quality: "YELLOW",
      components: [
        { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::aW1hZ2UvanBlZw==:demo"] } },
        body(
          "Salam {{1}}, tawaran Raya untuk anda: {{2}} sehingga hujung minggu ini.",
          "Aminah",
          "diskaun 20%",
        ),
        footer("Balas BERHENTI untuk berhenti"),
        buttons(quick("Saya mahu"), quick("Berhenti")),
      ],
    },
    {
      name: "weekend_offer",
      language: "en",
      category: "MARKETING",
      components: [
        body(
          "Hello {{1}}, this weekend everything in our shop is {{2}} cheaper. Come and see!",
          "Aminah",
          "10%",
        ),
        buttons(quick("Tell me more"), quick("Stop")),
      ],
    },
    {
      name: "school_notice",
      language: "ms",
      category: "UTILITY",
      components: [body("Sekolah ditutup esok. Sila ambil maklum.")],
    },
    {
      name: "old_offer",
      language: "en",
      category: "MARKETING",
      status: "PAUSED",
      quality: "RED",
      components: [body("Buy one, get one free, today only.")],
    },
    {
      name: "lucky_draw",
      language: "en",
      category: "MARKETING",
      status: "REJECTED",
      rejected_reason: "SCAM",
      components: [body("You have won! Answer now with your card number.")],
    },
  ],
};
