/** A PDF beside its figures: pages drawn as they come into view, zoom, page by page, search, text to select. */
import { Alert, Box, Group, Loader, NumberInput, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconArrowAutofitWidth,
  IconChevronDown,
  IconChevronUp,
  IconSearch,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import { useLatest } from '../../app/use-latest.ts';
import { FindBar, useFind } from './find-bar.tsx';
import { type PageSize, pageAt, pageGap, pagesInView, pageTops } from './page-layout.ts';
import classes from './pdf.module.css';
import { type PdfFailure, usePdf } from './pdf-document.ts';
import { PdfPage } from './pdf-page.tsx';
import { Tool } from './tool.tsx';
import { useViewSize } from './use-view-size.ts';

const a4: PageSize = { width: 595, height: 842 };
const zoomSteps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

interface PdfViewerProps {
  readonly content: Uint8Array;
  /** What the document is, for those who do not see it. */
  readonly label: string;
}

/** A page to go to; a new object each time it is asked for. */
export interface PageGoal {
  readonly page?: number;
}

export function PdfViewer({ content, label, goal }: PdfViewerProps & { readonly goal: PageGoal | null }) {
  const pdf = usePdf(content);
  if (pdf.state === 'failed') return <PdfFailed failure={pdf.failure} />;
  if (pdf.state === 'opening') return <PdfOpening />;
  return <OpenedPdf document={pdf.document} label={label} goal={goal} />;
}

/** The first page alone, as wide as its place. */
export function PdfFirstPage({ content, label }: PdfViewerProps) {
  const pdf = usePdf(content);
  const { ref, width } = useElementSize();
  const [size, setSize] = useState(a4);
  const learn = useCallback((_: number, found: PageSize) => setSize(found), []);
  return (
    <figure ref={ref} aria-label={label} style={{ margin: 0, minHeight: 80 }}>
      {pdf.state === 'failed' && <PdfFailed failure={pdf.failure} />}
      {pdf.state === 'opening' && <PdfOpening />}
      {pdf.state === 'open' && width > 0 && (
        <PdfPage document={pdf.document} number={1} scale={width / size.width} size={size} onSize={learn} selectable={false} />
      )}
    </figure>
  );
}

function PdfOpening() {
  const { t } = useTranslation('invoice');
  return (
    <div className={classes.centred} role="status">
      <Group gap="xs">
        <Loader size="sm" />
        <Text size="sm">{t('viewer.opening')}</Text>
      </Group>
    </div>
  );
}

function PdfFailed({ failure }: { readonly failure: PdfFailure }) {
  const { t } = useTranslation('invoice');
  return (
    <div className={classes.centred}>
      <Alert color="orange" icon={<IconAlertTriangle />} title={t('viewer.failed')} role="alert">
        {t(`viewer.failure.${failure}`)}
      </Alert>
    </div>
  );
}

interface OpenedPdfProps {
  readonly document: PDFDocumentProxy;
  readonly label: string;
  readonly goal: PageGoal | null;
}

function OpenedPdf({ document, label, goal }: OpenedPdfProps) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { width, height } = useViewSize(scroller);
  const [sizes, setSizes] = useState<readonly PageSize[]>(() => Array.from({ length: document.numPages }, () => a4));
  const [zoom, setZoom] = useState<number | 'width'>('width');
  const [scrollTop, setScrollTop] = useState(0);
  const find = useFind(document);

  // Every page is taken to be as large as the first until it is drawn.
  useEffect(() => {
    let current = true;
    document.getPage(1).then(
      (page) => {
        const { width: w, height: h } = page.getViewport({ scale: 1 });
        if (current) setSizes((known) => known.map((size) => (size === a4 ? { width: w, height: h } : size)));
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [document]);
  const learn = useCallback(
    (number: number, size: PageSize) =>
      setSizes((known) => {
        const was = known[number - 1];
        if (was && was.width === size.width && was.height === size.height) return known;
        return known.with(number - 1, size);
      }),
    [],
  );

  const widest = sizes.reduce((most, size) => Math.max(most, size.width), 1);
  const fitted = Math.max(0.1, (width - 2 * pageGap) / widest);
  const scale = zoom === 'width' ? fitted : zoom;
  const tops = useMemo(() => pageTops(sizes.map((size) => size.height * scale)), [sizes, scale]);
  const [first, last] = pagesInView(tops, scrollTop, height, height);
  const page = pageAt(tops, scrollTop + Math.min(height / 3, 200)) + 1;
  const columnWidth = Math.max(width, widest * scale + 2 * pageGap);

  const goTo = useCallback(
    (number: number) => {
      const top = tops[Math.min(Math.max(1, number), document.numPages) - 1] ?? 0;
      scroller?.scrollTo({ top: top - pageGap });
    },
    [scroller, tops, document],
  );
  const goToLatest = useLatest(goTo);
  const isLaidOut = scroller !== null && width > 0;
  useEffect(() => {
    if (isLaidOut && goal?.page !== undefined) goToLatest.current(goal.page);
  }, [isLaidOut, goal, goToLatest]);
  const zoomTo = (next: number | 'width') => {
    const newScale = next === 'width' ? fitted : next;
    if (scroller) {
      // Stay at the same place of the document.
      const place = scroller.scrollTop / scale;
      requestAnimationFrame(() => scroller.scrollTo({ top: place * newScale }));
    }
    setZoom(next);
  };
  const zoomIn = () => zoomTo(zoomSteps.find((step) => step > scale + 0.01) ?? 4);
  const zoomOut = () => zoomTo(zoomSteps.findLast((step) => step < scale - 0.01) ?? 0.5);

  const showFound = useLatest((found: NonNullable<typeof find.current>) => {
    scroller?.scrollTo({ top: (tops[found.page - 1] ?? 0) + found.top * scale - height / 3 });
  });
  const { current } = find;
  useEffect(() => {
    if (current) showFound.current(current);
  }, [current, showFound]);

  const shortcuts = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const does: Record<string, () => void> = { f: find.open, '+': zoomIn, '=': zoomIn, '-': zoomOut, '0': () => zoomTo('width') };
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <section className={classes.frame} aria-label={label} onKeyDown={shortcuts} data-testid="pdf-viewer">
      <div className={classes.toolbar} role="toolbar" aria-label={t('viewer.tools')}>
        <Group gap={4} wrap="nowrap">
          <Tool label={t('viewer.previous')} onClick={() => goTo(page - 1)} disabled={page <= 1} icon={<IconChevronUp size={18} />} />
          <NumberInput
            aria-label={t('viewer.pageNumber')}
            size="xs"
            w={52}
            hideControls
            min={1}
            max={document.numPages}
            value={page}
            onChange={(value) => typeof value === 'number' && goTo(value)}
          />
          <Text size="sm">{t('viewer.of', { pages: document.numPages })}</Text>
          <Tool
            label={t('viewer.next')}
            onClick={() => goTo(page + 1)}
            disabled={page >= document.numPages}
            icon={<IconChevronDown size={18} />}
          />
        </Group>
        <Group gap={4} wrap="nowrap">
          <Tool label={t('viewer.zoomOut')} onClick={zoomOut} disabled={scale <= 0.5} icon={<IconZoomOut size={18} />} />
          <Text size="sm" w={56} ta="center">
            {format.percent(String(Math.round(scale * 100)))}
          </Text>
          <Tool label={t('viewer.zoomIn')} onClick={zoomIn} disabled={scale >= 4} icon={<IconZoomIn size={18} />} />
          <Tool
            label={t('viewer.fitWidth')}
            onClick={() => zoomTo('width')}
            disabled={zoom === 'width'}
            icon={<IconArrowAutofitWidth size={18} />}
          />
        </Group>
        {find.isOpen ? <FindBar find={find} /> : <Tool label={t('viewer.find')} onClick={find.open} icon={<IconSearch size={18} />} />}
      </div>
      <Box
        ref={setScroller}
        className={classes.scroller}
        tabIndex={0}
        role="group"
        aria-label={t('viewer.pages')}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div className={classes.column} style={{ height: tops.at(-1), width: columnWidth }}>
          {width > 0 &&
            sizes.slice(first, last + 1).map((size, index) => {
              const number = first + index + 1;
              return (
                <div
                  key={number}
                  className={classes.place}
                  style={{ top: tops[number - 1], left: Math.max(pageGap, (columnWidth - size.width * scale) / 2) }}
                >
                  <PdfPage
                    document={document}
                    number={number}
                    scale={scale}
                    size={size}
                    onSize={learn}
                    selectable
                    marked={find.piecesOf(number)}
                    current={current?.page === number ? current.pieces : undefined}
                  />
                </div>
              );
            })}
        </div>
      </Box>
    </section>
  );
}
