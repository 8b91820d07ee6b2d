/** Where the pages of a document lie in a scrolled column, and which of them are in view. All lengths in CSS pixels. */

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Space above, between and below the pages. */
export const pageGap = 12;

/** The top of every page, and at the end the height of the whole column. */
export function pageTops(heights: readonly number[]): number[] {
  const tops: number[] = [];
  let top = pageGap;
  for (const height of heights) {
    tops.push(top);
    top += height + pageGap;
  }
  tops.push(top);
  return tops;
}

/** The page (from 0) that lies at a height of the column: the last whose top is at or above it. */
export function pageAt(tops: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last page (from 0) in view or within `margin` of it. */
export function pagesInView(tops: readonly number[], scrollTop: number, viewHeight: number, margin: number): [number, number] {
  return [pageAt(tops, scrollTop - margin), pageAt(tops, scrollTop + viewHeight + margin)];
}

/** Canvas pixels for each CSS pixel: the screen's, lowered where the canvas would grow past what a window should hold. */
export function outputScale(size: PageSize, scale: number, devicePixelRatio: number, pixelLimit = 16_000_000): number {
  const pixels = size.width * size.height * scale * scale;
  return pixels <= 0 ? devicePixelRatio : Math.min(devicePixelRatio, Math.sqrt(pixelLimit / pixels));
}
