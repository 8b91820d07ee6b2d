export function ContactsScreen() {
  return <div />;
}
