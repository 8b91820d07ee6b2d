/** Periods, quantities, allowances, taxes and totals. */

/** BG-14, BG-26. */
export interface Period {
  /** BT-73, BT-134. */ readonly start: string | null;
  /** BT-74, BT-135. */ readonly end: string | null;
  /** EXT. */ readonly description: string | null;
}

/** EXT: a quantity that has no term of its own. */
export interface Quantity {
  readonly value: string;
  /** UN/ECE Rec 20. */ readonly unit: string | null;
}

/** BG-20 / BG-21 (document), BG-27 / BG-28 (line) and, EXT, what a gross price is lowered or raised by. */
export interface AllowanceCharge {
  readonly isCharge: boolean;
  /** BT-92, BT-99, BT-136, BT-141. */ readonly amount: string | null;
  /** BT-93, BT-100, BT-137, BT-142. */ readonly baseAmount: string | null;
  /** BT-94, BT-101, BT-138, BT-143. */ readonly percentage: string | null;
  /** BT-97, BT-104, BT-139, BT-144. */ readonly reason: string | null;
  /** BT-98, BT-105, BT-140, BT-145 (UNTDID 5189, 7161). */ readonly reasonCode: string | null;
  /** EXT: the list of the code, 5153 where the charge is a tax. */ readonly reasonList: string | null;
  /** BT-95, BT-102. */ readonly taxCategory: string | null;
  /** BT-96, BT-103. */ readonly taxRate: string | null;
  /** EXT. */ readonly exemptionReason: string | null;
  /** EXT. */ readonly exemptionCode: string | null;
  /** EXT: in what order they apply. */ readonly sequence: string | null;
  /** EXT: for how much one amount is. */ readonly baseQuantity: Quantity | null;
}

/** BG-23: one line of the VAT breakdown. */
export interface TaxBreakdown {
  /** BT-118 */ readonly category: string | null;
  /** BT-119, percent. */ readonly rate: string | null;
  /** BT-116 */ readonly taxable: string | null;
  /** BT-117 */ readonly tax: string | null;
  /** BT-120 */ readonly exemptionReason: string | null;
  /** BT-121 */ readonly exemptionCode: string | null;
  /** The tax where it is another than VAT: GST, QST… */ readonly scheme: string | null;
  /** EXT: how much of the taxable amount are lines. */ readonly lineNet: string | null;
  /** EXT: how much of it are allowances and charges. */ readonly allowancesCharges: string | null;
}

/** BG-22, each figure as printed; null where absent. */
export interface Totals {
  /** BT-106 */ readonly lineNet: string | null;
  /** BT-107 */ readonly allowances: string | null;
  /** BT-108 */ readonly charges: string | null;
  /** BT-109 */ readonly taxExclusive: string | null;
  /** BT-110 */ readonly tax: string | null;
  /** BT-111, in the accounting currency (BT-6). */ readonly taxInAccountingCurrency: string | null;
  /** BT-112 */ readonly taxInclusive: string | null;
  /** BT-113 */ readonly prepaid: string | null;
  /** BT-114 */ readonly rounding: string | null;
  /** BT-115: what is due; never BT-112, from which it differs by what was paid before and by the rounding. */
  readonly payable: string | null;
}
