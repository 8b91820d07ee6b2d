export function PreviewPanel({ invoiceId }: { readonly invoiceId: number }) {
  return <div>{invoiceId}</div>;
}
