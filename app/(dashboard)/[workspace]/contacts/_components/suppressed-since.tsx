import { useSuppressionWords } from "@/components/forms/use-suppression-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";

/** Why a person may not be texted, and since when. */
export function SuppressedSince({ reason, since }: { reason: string; since: string }) {
  const words = useSuppressionWords();
  return (
    <>
      <SafeText text={words.reason(reason)} /> · <RelativeTime at={since} />
    </>
  );
}
