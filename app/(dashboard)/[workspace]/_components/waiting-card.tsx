import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

interface WaitingCardProps {
  title: string;
  count: string;
  detail: string;
  waits: boolean;
  /** Null: there is nowhere to go yet. */
  href: string | null;
  link: string;
}

/** What waits for a person in another part of the product. */
export function WaitingCard({ title, count, detail, waits, href, link }: WaitingCardProps) {
  return (
    <Card>
      <CardHeader
        title={title}
        actions={
          href === null ? undefined : (
            <Button asChild size="sm" variant={waits ? "primary" : "secondary"}>
              <Link href={href}>{link}</Link>
            </Button>
          )
        }
      />
      <CardBody>
        <p className={waits ? "font-semibold text-base" : "text-muted"}>{count}</p>
        <p className="text-muted">{detail}</p>
      </CardBody>
    </Card>
  );
}
