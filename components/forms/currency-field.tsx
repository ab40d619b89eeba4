"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { CURRENCIES } from "@/lib/core/currency";

interface CurrencyFieldProps {
  label: string;
  value: string;
  onValue: (currency: string) => void;
  error?: string | undefined;
}

export function CurrencyField({ label, value, onValue, error }: CurrencyFieldProps) {
  return (
    <Field label={label} error={error}>
      <NativeSelect value={value} onChange={(event) => onValue(event.target.value)}>
        {CURRENCIES.map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
