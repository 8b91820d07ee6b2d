export function RunScreen({ id }: { readonly id: number }) {
  return <div>{id}</div>;
}
