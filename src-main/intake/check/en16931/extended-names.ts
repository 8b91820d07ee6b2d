/** The ids of the rules of EXTENDED, which its makers did not agree on: a rule is named here by its number alone. */

/** The id a profile gives a rule: 22 is BR-FXEXT-BR-22 in Factur-X, BR-FREXT-22 in French UBL. */
export type Naming = (number: string) => string;

/** Factur-X EXTENDED. */
export const facturx: Naming = (number) => {
  if (number === 'S-08') return 'BR-FXEXT-S08b';
  if (/-0[89]$/.test(number)) return `BR-FXEXT-${number}b`;
  return /^[2-5]\d/.test(number) ? `BR-FXEXT-BR-${number}` : `BR-FXEXT-${number}`;
};

/** EXTENDED-CTC-FR in CII. */
export const ctcCii: Naming = (number) => {
  if (/-0[89]$/.test(number)) return `BR-FXEXT-${number}`;
  return /^[2-4]\d$/.test(number) ? `BR-FREXT-BR-${number}` : `BR-FREXT-${number}`;
};

/** EXTENDED-CTC-FR in UBL. */
export const ctcUbl: Naming = (number) => `BR-FREXT-${number}`;
