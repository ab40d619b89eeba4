import { operatorContext } from "@/lib/access/operator-context";
import { AppError } from "@/lib/core/app-error";
import { addMember } from "@/lib/members/add-member";
import { addMemberInput } from "@/lib/members/member.input";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";
import { passwordProblem } from "@/lib/sign-in/password.rules";

export const command: Command = {
  summary: "Adds a person to a workspace; the password on standard input.",
  options: {
    workspace: { type: "string" },
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
  },
  required: ["workspace", "email", "name", "role"],
  password: true,
  async run({ values, readPassword }) {
    const input = parseInput(addMemberInput, values);
    const password = await readPassword();
    const problem = passwordProblem(password, input);
    if (problem !== null) throw new AppError("invalid", problem);
    return withProgram(async () => {
      const ctx = await operatorContext(String(values.workspace));
      const { memberId, newLogin, addressProven } = await addMember(ctx, { ...input, password });
      const kept = newLogin
        ? ""
        : " They had a sign-in already and keep its password; the one that you gave was not used.";
      const unproven = addressProven
        ? ""
        : ` Nobody has shown that it is theirs: if in doubt, run member:password-link for ${input.email}.`;
      const text = `${input.email} is now ${input.role} in ${ctx.workspaceSlug}.${kept}${unproven}`;
      return { data: { memberId, role: input.role }, text };
    });
  },
};
