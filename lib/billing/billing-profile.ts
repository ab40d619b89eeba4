import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SaveProfileInput, SaveRecipientInput } from "@/lib/billing/billing.input";
import type { LetterheadView, ProfileView } from "@/lib/billing/billing.view";
import { type BilledCustomer, requireCustomer } from "@/lib/billing/require-customer";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const NOTHING_SET: ProfileView = {
  ...{ businessName: "", address: "", registrationNo: "", taxNo: "", phone: "", email: "" },
  ...{ paymentInstructions: "", taxRate: null, numberPrefix: "INV", currency: "MYR", termsDays: null },
};

/** The letterhead, and how invoices are made; the usual where nobody said. */
export async function readProfile(client: SqlRunner, workspaceId: string): Promise<ProfileView> {
  const { rows } = await client.query<ProfileView>(
    `SELECT business_name AS "businessName", address, registration_no AS "registrationNo", tax_no AS "taxNo",
       phone, email, payment_instructions AS "paymentInstructions", trim_scale(tax_rate)::text AS "taxRate",
       number_prefix AS "numberPrefix", currency, terms_days AS "termsDays"
     FROM billing_profile WHERE workspace_id = $1::uuid`,
    [workspaceId],
  );
  return rows[0] ?? NOTHING_SET;
}

/** The same as a letterhead: the workspace's name stands where no other was given. */
export async function readLetterhead(client: SqlRunner, workspaceId: string): Promise<LetterheadView> {
  const {
    taxRate: _,
    numberPrefix: __,
    currency: ___,
    termsDays: ____,
    ...letterhead
  } = await readProfile(client, workspaceId);
  if (letterhead.businessName !== "") return letterhead;
  const { rows } = await client.query<{ name: string }>("SELECT name FROM workspace WHERE id = $1::uuid", [
    workspaceId,
  ]);
  return { ...letterhead, businessName: rows[0]?.name ?? "" };
}

/** To whom a paper for a customer is made out. */
export async function readRecipient(
  client: SqlRunner,
  workspaceId: string,
  customer: BilledCustomer,
): Promise<{ name: string; address: string }> {
  const { rows } = await client.query<{ name: string; address: string }>(
    "SELECT name, address FROM billing_recipient WHERE customer_id = $1::uuid AND workspace_id = $2::uuid",
    [customer.id, workspaceId],
  );
  const [kept] = rows;
  return { name: kept?.name || customer.name || customer.username, address: kept?.address ?? "" };
}

export function getProfile(ctx: WorkspaceContext): Promise<ProfileView> {
  return inWorkspace(ctx.workspaceId, (tx) => readProfile(asSqlRunner(tx), ctx.workspaceId));
}

/** What is on invoices from now on; those that were given out stay as they are. */
export function saveProfile(ctx: WorkspaceContext, input: SaveProfileInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const before = await readProfile(client, ctx.workspaceId);
    const taxRate = input.taxRate === null || Number(input.taxRate) === 0 ? null : input.taxRate;
    await client.query(
      `INSERT INTO billing_profile (workspace_id, business_name, address, registration_no, tax_no, phone,
         email, payment_instructions, tax_rate, number_prefix, currency, terms_days)
       VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::numeric,
         $10::text, $11::text, $12::int)
       ON CONFLICT (workspace_id) DO UPDATE SET business_name = excluded.business_name,
         address = excluded.address, registration_no = excluded.registration_no, tax_no = excluded.tax_no,
         phone = excluded.phone, email = excluded.email,
         payment_instructions = excluded.payment_instructions, tax_rate = excluded.tax_rate,
         number_prefix = excluded.number_prefix, currency = excluded.currency,
         terms_days = excluded.terms_days`,
      [
        ...[ctx.workspaceId, input.businessName, input.address, input.registrationNo, input.taxNo],
        ...[input.phone, input.email, input.paymentInstructions, taxRate, input.numberPrefix],
        ...[input.currency, input.termsDays],
      ],
    );
    await recordAudit(tx, ctx, {
      action: "billing.profileChanged",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before,
      after: { ...input, taxRate },
    });
  });
}

/** To whom a customer's next invoices are made out. */
export function saveRecipient(ctx: WorkspaceContext, input: SaveRecipientInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { id } = await requireCustomer(client, ctx.workspaceId, input.customerId);
    await client.query(
      `INSERT INTO billing_recipient (customer_id, workspace_id, name, address)
       VALUES ($1::uuid, $2::uuid, $3::text, $4::text)
       ON CONFLICT (customer_id) DO UPDATE SET name = excluded.name, address = excluded.address`,
      [id, ctx.workspaceId, input.name, input.address],
    );
    await recordAudit(tx, ctx, {
      action: "billing.recipientChanged",
      entity: "customer",
      entityId: id,
      after: { name: input.name, address: input.address },
    });
  });
}
