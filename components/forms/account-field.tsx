import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";

interface AccountFieldProps {
  label: string;
  accounts: readonly { id: string; label: string }[];
  value: string;
  onChange: (id: string) => void;
  /** What an empty choice means, where nothing need be chosen. */
  usual?: string;
  error?: string | undefined;
}

/** One gateway account of several. */
export function AccountField({ label, accounts, value, onChange, usual, error }: AccountFieldProps) {
  return (
    <Field label={label} error={error}>
      <NativeSelect value={value} onChange={(event) => onChange(event.target.value)}>
        {usual === undefined ? null : <option value="">{usual}</option>}
        {accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {account.label}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
