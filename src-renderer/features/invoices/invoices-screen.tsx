import type { ScreenParams } from '../../app/navigation.tsx';

export function InvoicesScreen({ query }: ScreenParams['invoices']) {
  return <div>{query?.search}</div>;
}
