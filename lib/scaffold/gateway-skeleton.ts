import ts from "typescript";
import type { Skeleton } from "./skeleton";
import type { SkeletonNames } from "./skeleton-names.rules";

const INTERFACE = "lib/gateways/gateway.ts";

/** What a new kind answers before anything is known of it: it can do nothing, and says so. */
const MEMBERS: Record<string, string> = {
  channel: '"sms"',
  usualPerSecond: "null",
  homePath: '"/"',
  can: '{ untracked: false, balance: false, transfers: false, content: ["text"] }',
  // Until the gateway's own document promises that it drops a repeat.
  repeatIsSafeForHours: "null",
  settings: "z.object({})",
  open: "() => ({ send: async () => NOT_WRITTEN, close: async () => undefined })",
  reasonOf: "() => null",
};

/** A kind of gateway with every member that the interface asks for, and the first test of it. */
export function gatewaySkeleton(
  { kebab, camel, title }: SkeletonNames,
  readSource: (file: string) => string,
): Skeleton {
  const members = requiredMembers(readSource(INTERFACE)).map(
    ({ name, isList }) => `  ${name}: ${MEMBERS[name] ?? (isList ? "[]" : "notWritten")},`,
  );
  const unknown = members.some((member) => member.endsWith(": notWritten,"));
  const folder = `lib/gateways/${kebab}`;
  return {
    files: {
      [`${folder}/${kebab}.ts`]: `import { z } from "zod";
import { sentence } from "@/lib/core/sentence";
import type { Gateway, MessageResult } from "@/lib/gateways/gateway";

/** A call never throws: what is not there yet was certainly not sent. */
const NOT_WRITTEN: MessageResult = {
  outcome: "notSent",
  reason: null,
  code: null,
  gatewayMessageId: null,
  detail: sentence("rules.call.notWritten"),
  body: "",
};
${unknown ? `\nconst notWritten = (): never => {\n  throw new Error("This member is not written yet.");\n};\n` : ""}
/** ${title} (docs/how-to/gateway-kind.md). */
export const ${camel}: Gateway = {
${members.join("\n")}
};
`,
      [`${folder}/${kebab}.test.ts`]: `import { expect, it } from "vitest";
import { ${camel} } from "./${kebab}";

it("answers that nothing was sent, and never throws", async () => {
  const connection = ${camel}.open({ baseUrl: "http://localhost/", username: "shop", password: "secret" });
  const message = {
    content: { kind: "text", text: "Hello", flash: false } as const,
    sender: null,
    reference: "r1",
    phone: "60123456789",
    number: 1,
    repeated: false,
  };
  expect(await connection.send(message)).toMatchObject({ outcome: "notSent" });
  await connection.close();
});
`,
    },
    next: [
      "The call and the reading of its answers, each outcome with a test.",
      "A line in lib/gateways/gateway-of.ts and one in lib/gateways/gateway-kind.rules.ts.",
      "The rest of docs/how-to/gateway-kind.md.",
    ],
  };
}

/** The members of the interface that a kind may not leave out, in their order. */
function requiredMembers(source: string): { name: string; isList: boolean }[] {
  const file = ts.createSourceFile(INTERFACE, source, ts.ScriptTarget.Latest, true);
  const gateway = file.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === "Gateway",
  );
  if (gateway === undefined || !ts.isInterfaceDeclaration(gateway))
    throw new Error(`${INTERFACE} has no interface Gateway.`);
  return gateway.members.flatMap((member) =>
    member.questionToken === undefined && member.name !== undefined
      ? [
          {
            name: member.name.getText(file),
            isList: /\[\];?$/.test(member.getText(file)) && ts.isPropertySignature(member),
          },
        ]
      : [],
  );
}
