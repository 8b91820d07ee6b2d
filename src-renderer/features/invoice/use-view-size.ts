/** The room inside a scrolled element, without its scroll bars. */
import { useLayoutEffect, useState } from 'react';

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

export function useViewSize(element: HTMLElement | null): ViewSize {
  const [size, setSize] = useState<ViewSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
