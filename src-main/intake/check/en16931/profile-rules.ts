/**
 * What the profiles of Factur-X, ZUGFeRD and the French reform make of the rules of EN 16931: which they do not know because they
 * lack what those speak of (MINIMUM and BASIC WL have no lines), and which they put otherwise because they have more (EXTENDED has
 * lines below lines). Factur-X 1.09 (ZUGFeRD 2.5.2) and EXTENDED-CTC-FR 1.4.0.
 */
import type { Syntax } from '../document.ts';
import { at, error, type RuleLists } from '../rules.ts';
import { ctcExtendedCii, ctcExtendedUbl, facturxExtended } from './extended-profiles.ts';
import { present } from './tests.ts';
import { vatFamilies } from './vat-categories.ts';

export interface ProfileRules {
  /** Rules of EN 16931 that do not hold in the profile. */
  readonly leftOut: Pick<ReadonlySet<string>, 'has'>;
  /** The profile's own forms of them. */
  readonly own: RuleLists;
}

const ids = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Rules that each VAT category has under the same number: `BR-S-08 BR-Z-08…`. */
const ofEachCategory = (...numbers: readonly string[]): readonly string[] =>
  vatFamilies.flatMap(({ family }) => numbers.map((number) => `BR-${family}-${number}`));

/** Rules on lines: 02 and 05 of each VAT category are on its lines, 01 and 08 hold the breakdown against them. */
const onLines = [
  ...ids(`BR-16 BR-21 BR-22 BR-23 BR-24 BR-25 BR-26 BR-27 BR-28 BR-30 BR-41 BR-42 BR-43 BR-44 BR-54 BR-64 BR-65
    BR-CO-04 BR-CO-10 BR-CO-20 BR-CO-23 BR-CO-24 BR-DEC-23 BR-DEC-24 BR-DEC-25 BR-DEC-27 BR-DEC-28 BR-O-12 BR-B-01 BR-B-02`),
  ...ofEachCategory('01', '02', '05', '08'),
];

/** Rules that EXTENDED puts otherwise, with a cent of tolerance for each line, allowance and charge, and for lines that count alone. */
const putOtherwise = [
  ...ids(`BR-22 BR-23 BR-24 BR-26 BR-27 BR-28 BR-54 BR-CO-04 BR-CO-10 BR-CO-11 BR-CO-12 BR-CO-13 BR-CO-15 BR-CO-17
    BR-O-02 BR-O-03 BR-O-04 BR-O-11 BR-O-12 BR-O-13 BR-O-14 BR-S-09 BR-S-10 BR-Z-10`),
  ...ofEachCategory('01', '08'),
];
/** And those besides that it puts otherwise in CII. */
const putOtherwiseInCii = [...putOtherwise, ...ids('BR-38 BR-44 BR-CO-22 BR-CO-24 BR-AF-10 BR-AG-10')];

/** All that a MINIMUM invoice says: number, date, type, parties, and the totals without their parts. */
const minimum = new Set(
  ids(`BR-01 BR-02 BR-03 BR-04 BR-05 BR-06 BR-07 BR-08 BR-09 BR-13 BR-14 BR-15 BR-CO-09 BR-CO-26
    BR-DEC-12 BR-DEC-13 BR-DEC-14 BR-DEC-18`),
);

const isBusinessRule = (rule: string) => rule.startsWith('BR-') && !rule.startsWith('BR-CL-');
const isCiiSyntaxRule = (rule: string) => rule.startsWith('CII-');

/** What EXTENDED keeps of the rules that refuse what EN 16931 does not know. */
const keptByExtended = new Set(
  ids(
    `CII-DT-097 CII-SR-463 CII-SR-465 CII-SR-466 CII-SR-467 CII-SR-468 CII-SR-469 CII-SR-471 CII-SR-472 CII-SR-473 CII-SR-475 CII-SR-476`,
  ),
);

/** What EXTENDED-CTC-FR drops of them in each syntax, and the code lists that it widens. */
const droppedByCtc: Readonly<Record<Syntax, readonly string[]>> = {
  cii: ids(`CII-DT-018 CII-DT-024 CII-DT-027 CII-DT-052 CII-DT-058 CII-DT-098 CII-SR-039 CII-SR-040 CII-SR-041 CII-SR-068 CII-SR-070
    CII-SR-106 CII-SR-107 CII-SR-108 CII-SR-127 CII-SR-128 CII-SR-148 CII-SR-156 CII-SR-164 CII-SR-170 CII-SR-173 CII-SR-174 CII-SR-175
    CII-SR-200 CII-SR-201 CII-SR-210 CII-SR-278 CII-SR-293 CII-SR-305 CII-SR-333 CII-SR-334 CII-SR-350 CII-SR-351 CII-SR-352 CII-SR-353
    CII-SR-354 CII-SR-355 CII-SR-356 CII-SR-357 CII-SR-358 CII-SR-359 CII-SR-360 CII-SR-361 CII-SR-362 CII-SR-363 CII-SR-365 CII-SR-366
    CII-SR-422 CII-SR-439 CII-SR-458 CII-SR-464 CII-SR-467 CII-SR-468 CII-SR-469 CII-SR-470 CII-SR-471 CII-SR-472 CII-SR-473 CII-SR-474
    CII-SR-475 CII-SR-476 CII-SR-477 CII-SR-478 CII-SR-479 CII-SR-480 CII-SR-481 CII-SR-482 CII-SR-483 CII-SR-484 CII-SR-485 CII-SR-486
    CII-SR-487 CII-SR-488 CII-SR-489 CII-SR-490 CII-SR-491 CII-SR-492 CII-SR-493 CII-SR-494 BR-CL-07 BR-CL-10 BR-CL-20 BR-CL-24`),
  ubl: ids(`UBL-CR-018 UBL-CR-026 UBL-CR-047 UBL-CR-096 UBL-CR-099 UBL-CR-194 UBL-CR-195 UBL-CR-258 UBL-CR-259 UBL-CR-269 UBL-CR-270
    UBL-CR-271 UBL-CR-272 UBL-CR-273 UBL-CR-274 UBL-CR-288 UBL-CR-410 UBL-CR-439 UBL-CR-480 UBL-CR-481 UBL-CR-490 UBL-CR-523 UBL-CR-524
    UBL-CR-525 UBL-CR-528 UBL-CR-529 UBL-CR-530 UBL-CR-531 UBL-CR-550 UBL-CR-561 UBL-CR-563 UBL-CR-600 UBL-CR-601 UBL-CR-609 UBL-CR-611
    UBL-CR-619 UBL-CR-633 UBL-CR-634 UBL-CR-645 UBL-CR-662 UBL-CR-669 UBL-CR-670 UBL-SR-04 UBL-SR-16 UBL-SR-20 UBL-SR-34 UBL-SR-37
    UBL-SR-48 UBL-SR-52 BR-CL-20 BR-CL-24`),
};

/** Every rule of EN 16931 as it stands. */
export const wholeStandard: ProfileRules = { leftOut: new Set(), own: [] };
const minimumAlone: ProfileRules = { leftOut: { has: (rule) => isBusinessRule(rule) && !minimum.has(rule) }, own: [] };
/** BR-CO-18 is officially asked of each line; here of the invoice. */
const withoutLines: ProfileRules = {
  leftOut: new Set([...onLines, 'BR-CO-18']),
  own: [[at('ram:ApplicableHeaderTradeSettlement', [error('BR-CO-18', present('ram:ApplicableTradeTax'))])]],
};
/** Its breakdown may be of another tax than VAT (BR-47, BR-48). */
const otherwise = new Set([...putOtherwiseInCii, ...ids('BR-47 BR-48 BR-CO-16 BR-CO-18 BR-CL-10 BR-CL-24')]);
const extended: ProfileRules = {
  leftOut: { has: (rule) => otherwise.has(rule) || (isCiiSyntaxRule(rule) && !keptByExtended.has(rule)) },
  own: facturxExtended,
};
const extendedCtcCii: ProfileRules = {
  leftOut: new Set([...putOtherwiseInCii, 'BR-O-09', 'BR-O-10', ...droppedByCtc.cii]),
  own: ctcExtendedCii,
};
const extendedCtcUbl: ProfileRules = { leftOut: new Set([...putOtherwise, ...droppedByCtc.ubl]), own: ctcExtendedUbl };

/** By the short name of the profile (BT-24). Those not named here keep EN 16931 whole: BASIC, EN 16931, XRechnung, Peppol BIS 3… */
const profiles: Readonly<Record<string, Readonly<Record<Syntax, ProfileRules>>>> = {
  MINIMUM: { cii: minimumAlone, ubl: wholeStandard },
  'BASIC WL': { cii: withoutLines, ubl: wholeStandard },
  EXTENDED: { cii: extended, ubl: wholeStandard },
  'EXTENDED-CTC-FR': { cii: extendedCtcCii, ubl: extendedCtcUbl },
};

/** What a profile makes of EN 16931. */
export function profileRules(profile: string, syntax: Syntax): ProfileRules {
  return profiles[profile]?.[syntax] ?? wholeStandard;
}
