import { passwordLinkInput } from "@/lib/members/member.input";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";
import { operatorPasswordLink } from "@/lib/sign-in/operator-password-link";

export const command: Command = {
  summary: "Makes a link with which a person chooses a new password, once, within three days.",
  options: { email: { type: "string" } },
  required: ["email"],
  async run({ values }) {
    const { email } = parseInput(passwordLinkInput, values);
    return withProgram(async () => {
      const link = await operatorPasswordLink(email);
      const text = `${link}\nMake sure that it was really them who asked. If their phone is lost too, run member:reset-two-step first: it ends this link.`;
      return { data: { link }, text };
    });
  },
};
