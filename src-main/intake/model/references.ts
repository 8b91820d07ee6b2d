/** The documents an invoice speaks of, and those that come with it. */

/** BG-3: an invoice before this one. */
export interface PrecedingInvoice {
  /** BT-25 */ readonly number: string;
  /** BT-26 */ readonly issueDate: string | null;
  /** EXT-FR-FE-02 (UNTDID 1001). */ readonly typeCode: string | null;
}

/** EXT: a document that has no term of its own in EN 16931, or of which more is said than its number. */
export interface DocumentReference {
  readonly as:
    | 'purchase-order' // BT-13; of a line BT-132
    | 'sales-order' // BT-14
    | 'receiving-advice' // BT-15
    | 'despatch-advice' // BT-16
    | 'tender' // BT-17
    | 'contract' // BT-12
    | 'quotation'
    | 'delivery-note'
    | 'ultimate-customer-order'
    | 'invoice' // of a line: EXT-FR-FE-136 to 138
    | 'other';
  readonly id: string | null;
  /** The kind of number (UNTDID 1153). */ readonly scheme: string | null;
  /** UNTDID 1001. */ readonly typeCode: string | null;
  /** The line of that document. */ readonly lineId: string | null;
  readonly issueDate: string | null;
  readonly description: string | null;
  readonly uri: string | null;
}

/** BG-24, the files embedded elsewhere in the document and, for a PDF, those embedded in it. */
export interface Attachment {
  /** BT-122 */ readonly id: string | null;
  /** BT-123 */ readonly description: string | null;
  /** EXT (UNTDID 1001), null for a supporting document (916). */ readonly typeCode: string | null;
  /** EXT. */ readonly issueDate: string | null;
  readonly name: string;
  readonly mediaType: string;
  /** BT-125: the content; null for an external reference, which is shown and never fetched. */
  readonly content: Uint8Array | null;
  /** BT-124 */ readonly uri: string | null;
}
