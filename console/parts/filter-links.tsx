import type { ReactNode } from 'react';

interface FilterLinksProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Links that narrow a list: each is an address, so a filter can be kept, sent and gone back from. */
export function FilterLinks({ label, children }: FilterLinksProps) {
  return (
    <nav className="filters" aria-label={label}>
      {children}
    </nav>
  );
}
