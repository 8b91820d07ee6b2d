import type { Granted } from '../../../src-preload/contract/shell.ts';

export function ReceptionScreen({ granted }: { readonly granted?: readonly Granted[] }) {
  return <div>{granted?.length}</div>;
}
