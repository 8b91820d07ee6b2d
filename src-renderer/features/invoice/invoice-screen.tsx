export function InvoiceScreen({ id }: { readonly id: number }) {
  return <div>{id}</div>;
}
