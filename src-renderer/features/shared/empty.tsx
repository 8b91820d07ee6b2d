import { EmptyState } from '@mantine/core';
import type { ReactNode } from 'react';

/** What would be here, and how to bring it. */
export function Empty({ icon, text, children }: { readonly icon: ReactNode; readonly text: string; readonly children?: ReactNode }) {
  return (
    <EmptyState icon={icon} description={text} size="sm" py="xl">
      {children && <EmptyState.Actions>{children}</EmptyState.Actions>}
    </EmptyState>
  );
}
