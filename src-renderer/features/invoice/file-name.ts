import { savedExtensions } from '../../../src-preload/contract/shell.ts';

const refused = /[\p{Cc}<>:"/\\|?*]/gu;

/** The extension under which a supplier's file is saved: its own where it is one of documents and data, else `bin`. */
export function savedExtension(name: string): (typeof savedExtensions)[number] {
  const own = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return savedExtensions.find((extension) => extension === own) ?? 'bin';
}

/** The name proposed for a supplier's file, without what file systems refuse. */
export function savedName(name: string): string {
  const extension = savedExtension(name);
  const kept = name.replace(refused, '-').slice(0, 150);
  return kept.toLowerCase().endsWith(`.${extension}`) ? kept : `${kept}.${extension}`;
}

/** The name proposed for the PDF of an invoice: supplier and number, without what file systems refuse. */
export function pdfName(supplier: string | null, number: string | null, fallback: string): string {
  const name = [supplier, number]
    .map((part) =>
      (part ?? '')
        .replace(refused, '-')
        .replace(/[.\s]+$/u, '')
        .trim(),
    )
    .filter((part) => part !== '')
    .join(' ');
  return `${(name === '' ? fallback : name).slice(0, 150)}.pdf`;
}
