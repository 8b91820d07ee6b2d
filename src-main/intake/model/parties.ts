/** Who is who on an invoice: names, identifiers, addresses, contacts. */

/** An identifier with its scheme (ISO 6523 ICD, EAS, UNTDID 1153…) where the document gives one. */
export interface Identifier {
  readonly scheme: string | null;
  readonly value: string;
}

/** BG-5, BG-8, BG-12, BG-15: a postal address. */
export interface Address {
  /** BT-35, BT-50, BT-64, BT-75. */ readonly street: string | null;
  /** BT-36, BT-51, BT-65, BT-76. */ readonly additionalStreet: string | null;
  /** BT-162 to BT-165. */ readonly line3: string | null;
  /** BT-37, BT-52, BT-66, BT-77. */ readonly city: string | null;
  /** BT-38, BT-53, BT-67, BT-78. */ readonly postalCode: string | null;
  /** BT-39, BT-54, BT-68, BT-79. */ readonly subdivision: string | null;
  /** BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2. */ readonly country: string | null;
}

/** BG-6, BG-9. */
export interface Contact {
  /** BT-41, BT-56: a person or a department. */ readonly name: string | null;
  /** EXT: the department beside a person's name. */ readonly department: string | null;
  /** EXT: what the contact is for (UNTDID 3139). */ readonly function: string | null;
  /** BT-42, BT-57. */ readonly phone: string | null;
  /** EXT. */ readonly fax: string | null;
  /** BT-43, BT-58. */ readonly email: string | null;
}

/** BG-4 seller, BG-7 buyer, BG-10 payee, BG-11 tax representative, and the parties that the extended profiles add. */
export interface Party {
  /** BT-27, BT-44, BT-59, BT-62. */
  readonly name: string | null;
  /** BT-28, BT-45. */
  readonly tradingName: string | null;
  /** BT-31, BT-48, BT-63. */
  readonly vatId: string | null;
  /** BT-32, seller only. */
  readonly taxRegistrationId: string | null;
  /** BT-30, BT-47, BT-61: SIREN, SIRET, enterprise number… */
  readonly legalId: Identifier | null;
  /** BT-33, seller only: legal form, share capital… */
  readonly legalInformation: string | null;
  /** BT-29, BT-46, BT-60. */
  readonly ids: readonly Identifier[];
  /** BT-34, BT-49. */
  readonly endpoint: Identifier | null;
  readonly address: Address;
  readonly contact: Contact;
  /** EXT: contacts after the first. */
  readonly otherContacts: readonly Contact[];
  /** EXT: the part the party plays (UNTDID 3035). */
  readonly role: string | null;
  /** EXT: the address of its legal registration. */
  readonly legalAddress: Address | null;
  /** The country of the address, kept beside for lists. */
  readonly country: string | null;
}

/** A party that EN 16931 has no group for (Factur-X EXTENDED, EXTENDED-CTC-FR). */
export interface OtherParty {
  readonly as:
    | 'sales-agent' // EXT-FR-FE-BG-03: acts for the seller
    | 'buyer-agent' // EXT-FR-FE-BG-01
    | 'buyer-tax-representative'
    | 'product-end-user'
    | 'invoicer' // EXT-FR-FE-BG-05: issues the invoice for the seller
    | 'invoicee' // EXT-FR-FE-BG-04: receives the invoice for the buyer
    | 'payer' // EXT-FR-FE-BG-02
    | 'ship-to'
    | 'ultimate-ship-to'
    | 'ship-from'
    | 'item-seller' // of a line: EXT-FR-FE-164 to 177
    | 'manufacturer'; // of a line's article
  readonly party: Party;
}
