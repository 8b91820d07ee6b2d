export function WelcomeScreen() {
  return <div />;
}
