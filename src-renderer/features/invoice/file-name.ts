/** The name proposed for the PDF of an invoice: supplier and number, without what file systems refuse. */
export function pdfName(supplier: string | null, number: string | null, fallback: string): string {
  const name = [supplier, number]
    .map((part) =>
      (part ?? '')
        .replace(/[\p{Cc}<>:"/\\|?*]/gu, '-')
        .replace(/[.\s]+$/u, '')
        .trim(),
    )
    .filter((part) => part !== '')
    .join(' ');
  return `${(name === '' ? fallback : name).slice(0, 150)}.pdf`;
}
