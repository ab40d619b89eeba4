import { AppError } from "@/lib/core/app-error";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";
import { passwordProblem } from "@/lib/sign-in/password.rules";
import { createWorkspace } from "@/lib/workspaces/create-workspace";
import { createWorkspaceInput } from "@/lib/workspaces/workspace.input";

export const command: Command = {
  summary: "Makes a workspace and its owner; the owner's password on standard input.",
  options: {
    name: { type: "string" },
    slug: { type: "string" },
    "owner-email": { type: "string" },
    "owner-name": { type: "string" },
  },
  required: ["name", "slug", "owner-email", "owner-name"],
  password: true,
  async run({ values, readPassword }) {
    const given = {
      name: values.name,
      slug: values.slug,
      ownerEmail: values["owner-email"],
      ownerName: values["owner-name"],
    };
    const input = parseInput(createWorkspaceInput, given, {
      ownerEmail: "owner-email",
      ownerName: "owner-name",
    });
    const password = await readPassword();
    const problem = passwordProblem(password, {
      email: input.ownerEmail,
      name: input.ownerName,
      workspace: input.name,
    });
    if (problem !== null) throw new AppError("invalid", problem);
    return withProgram(async () => {
      const { workspaceId, slug, memberId } = await createWorkspace({ ...input, password });
      return {
        data: { workspaceId, slug, memberId },
        text: `The workspace ${slug} is there, and ${input.ownerEmail} is its owner.`,
      };
    });
  },
};
