/** One page of a document: its picture on a canvas, and over it its text, transparent, to be selected and copied. */
import { type PDFDocumentProxy, type PDFPageProxy, RenderingCancelledException, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outputScale, type PageSize } from './page-layout.ts';
import classes from './pdf.module.css';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly scale: number;
  /** What the page is taken to measure until it says itself. */
  readonly size: PageSize;
  readonly onSize?: (number: number, size: PageSize) => void;
  /** Pieces of text to mark, and among them the one looked at. */
  readonly marked?: readonly number[];
  readonly current?: readonly number[];
  readonly selectable: boolean;
}

type Drawing = 'drawing' | 'drawn' | 'failed';

/** Draws a page on a fresh canvas and puts it in place when it is whole, so that zooming does not flicker. */
async function drawPage(page: PDFPageProxy, scale: number, holder: HTMLElement, started: (cancel: () => void) => void): Promise<void> {
  const size = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: scale * outputScale(size, scale, window.devicePixelRatio) });
  const canvas = window.document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.className = classes.canvas ?? '';
  const task = page.render({ canvas, viewport });
  started(() => task.cancel());
  await task.promise;
  holder.replaceChildren(canvas);
}

export function PdfPage({ document, number, scale, size, onSize, marked = [], current = [], selectable }: PdfPageProps) {
  const { t } = useTranslation('invoice');
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>('drawing');
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([]);

  useEffect(() => {
    let cancelled = false;
    let cancelDrawing = () => {};
    const draw = async () => {
      try {
        const page = await document.getPage(number);
        if (cancelled || !picture.current) return;
        const { width, height } = page.getViewport({ scale: 1 });
        onSize?.(number, { width, height });
        await drawPage(page, scale, picture.current, (cancel) => {
          cancelDrawing = cancel;
        });
        if (!cancelled) setDrawing('drawn');
      } catch (error) {
        if (!cancelled && !(error instanceof RenderingCancelledException)) setDrawing('failed');
      }
    };
    void draw();
    return () => {
      cancelled = true;
      cancelDrawing();
    };
  }, [document, number, scale, onSize]);

  useEffect(() => {
    if (!selectable) return;
    let layer: TextLayer | null = null;
    let cancelled = false;
    const lay = async () => {
      try {
        const page = await document.getPage(number);
        const content = await page.getTextContent();
        const container = text.current;
        if (cancelled || !container) return;
        container.replaceChildren();
        layer = new TextLayer({ textContentSource: content, container, viewport: page.getViewport({ scale: 1 }) });
        await layer.render();
        if (!cancelled) setPieces(layer.textDivs);
      } catch {
        // A page whose text cannot be read is still shown; there is nothing to select on it.
      }
    };
    void lay();
    return () => {
      cancelled = true;
      layer?.cancel();
    };
  }, [document, number, selectable]);

  useEffect(() => {
    for (const [index, piece] of pieces.entries()) {
      piece.classList.toggle(classes.found ?? '', marked.includes(index));
      piece.classList.toggle(classes.foundCurrent ?? '', current.includes(index));
    }
  }, [pieces, marked, current]);

  return (
    <section
      className={classes.page}
      style={{ width: size.width * scale, height: size.height * scale, ['--total-scale-factor' as string]: scale }}
      aria-label={t('viewer.page', { page: number })}
      data-page={number}
      data-drawing={drawing}
    >
      <div ref={picture} />
      {selectable && <div ref={text} className={classes.text} />}
      {drawing === 'failed' && <p className={classes.notice}>{t('viewer.pageFailed', { page: number })}</p>}
    </section>
  );
}
