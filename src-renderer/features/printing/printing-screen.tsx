export function PrintingScreen() {
  return <div />;
}
