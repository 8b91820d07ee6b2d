export function CompanyScreen() {
  return <div />;
}
