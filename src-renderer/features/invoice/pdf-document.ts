/** Opens a PDF for display. The document is hostile until shown otherwise: no scripting, no forms, no network, bounded images and time. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist';
import rendererUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?url&no-inline';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url&no-inline';
import { useEffect, useState } from 'react';
import { BundledData } from './pdf-assets.ts';

GlobalWorkerOptions.workerSrc = workerUrl;
// Pages are drawn in a worker too, so that a heavy page never holds the window.
GlobalWorkerOptions.rendererSrc = rendererUrl;

/** A scanned A3 page at 600 dpi has 70 million pixels; what asks for more is left out of the page. */
const imagePixelLimit = 100_000_000;
/** A document that is not open by then is given up. */
const openLimitMilliseconds = 30_000;

/** Why a document cannot be shown. */
export type PdfFailure = 'protected' | 'unreadable' | 'slow';

export type PdfState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy }
  | { readonly state: 'failed'; readonly failure: PdfFailure };

/** Opens the bytes; they are copied, since pdf.js takes what it is given. `close` frees the workers. */
function openPdf(content: Uint8Array): { readonly opened: Promise<PDFDocumentProxy>; readonly close: () => Promise<void> } {
  const task = getDocument({
    data: content.slice(),
    BinaryDataFactory: BundledData,
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: imagePixelLimit,
    verbosity: VerbosityLevel.ERRORS,
  });
  return { opened: task.promise, close: () => task.destroy() };
}

/** pdf.js throws its own exceptions, told apart by name since they cross a worker. */
function failureOf(error: unknown): PdfFailure {
  return error instanceof Error && error.name === 'PasswordException' ? 'protected' : 'unreadable';
}

/** The document of these bytes, opened and closed with the component that shows it. */
export function usePdf(content: Uint8Array): PdfState {
  const [state, setState] = useState<PdfState>({ state: 'opening' });
  useEffect(() => {
    let current = true;
    const settle = (next: PdfState) => {
      if (!current) return;
      clearTimeout(watch);
      setState(next);
    };
    setState({ state: 'opening' });
    const { opened, close } = openPdf(content);
    const watch = setTimeout(() => {
      settle({ state: 'failed', failure: 'slow' });
      void close();
    }, openLimitMilliseconds);
    opened.then(
      (document) => settle({ state: 'open', document }),
      (error: unknown) => settle({ state: 'failed', failure: failureOf(error) }),
    );
    return () => {
      current = false;
      clearTimeout(watch);
      void close();
    };
  }, [content]);
  return state;
}
