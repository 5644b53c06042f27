import type { AgreementId } from '../agreements/agreement.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Decimal } from '../money/decimal.ts';
import type { GoodsKind, ProcessKind } from '../rules/rule.ts';
import type { Effort } from './effort.ts';
import type { Classification } from '../vintage/carry-over.ts';

/** What a material is used as, where a rule asks. */
export type MaterialUse =
  | 'classifying-component'
  | 'visible-lining'
  | 'narrow-elastic'
  | 'sewing-thread'
  | 'pocket-bag'
  | 'elastomeric-yarn'
  | 'accessory'
  | 'retail-packing'
  | 'shipping-packing'
  | 'indirect';

/** What something is, beyond its classification, as the record states it. */
export interface StatedKinds {
  readonly is: readonly GoodsKind[];
  readonly isNot: readonly GoodsKind[];
}

/** One material, per unit of the good. */
export interface RecordMaterial {
  /** Its name within the record. */
  readonly key: string;
  readonly description: string;
  /** One for each nomenclature in which the record classifies it. */
  readonly classifications: readonly Classification[];
  /** As declared; `undefined` where origin is to be found from what it is made of. */
  readonly originating: boolean | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryOfOrigin?: string;
  /** Where it was produced, when that is not where it originates. */
  readonly producedIn?: string;
  /** Customs value, without the freight given beside it. */
  readonly value?: Decimal;
  /** International freight, insurance and like charges to the producer's country, not in `value`. */
  readonly internationalFreight?: Decimal;
  /** What may be taken off: inland freight, duties not refundable, waste, when they are in `value`. */
  readonly deductions?: Decimal;
  /** Kilograms. */
  readonly weight?: Decimal;
  readonly uses: readonly MaterialUse[];
  readonly kinds: StatedKinds;
  /** Keys of what it is made of. */
  readonly madeFrom: readonly string[];
  readonly isSelfProduced: boolean;
  /** A self-produced material that the producer designates as an intermediate one. */
  readonly isDesignated: boolean;
  /** Steps of a textile material: the country of each, where stated. */
  readonly formedIn?: string;
  readonly finishedIn?: string;
  readonly yarnFormedIn?: string;
  /** In the short-supply list (U.S. note 20, subchapter XXII of chapter 98). */
  readonly isShortSupply: boolean;
}

export interface RecordProcess {
  readonly description: string;
  readonly kind?: ProcessKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What a producer used and did, per unit of the good, in one currency. */
export interface ProductionRecord {
  readonly agreement: AgreementId;
  readonly description?: string;
  readonly classifications: readonly Classification[];
  readonly kinds: StatedKinds;
  readonly materials: readonly RecordMaterial[];
  readonly processes: readonly RecordProcess[];
  /** ISO 4217, where the record has amounts. */
  readonly currency?: string;
  /** The producer's own sale. */
  readonly transactionValue?: Decimal;
  /** What of it is for international shipment. */
  readonly includedShipment?: Decimal;
  /** Where it differs from the transaction value without international shipment. */
  readonly adjustedValue?: Decimal;
  readonly netCost?: Decimal;
  readonly totalCost?: Decimal;
  /** Kilograms. */
  readonly weight?: Decimal;
  /** What a rule asks and only a person can say, by the words of the rule. */
  readonly facts: readonly { readonly fact: string; readonly holds: boolean }[];
  /** How it was wholly obtained: `harvested`, `born and raised`, in the words of the law. */
  readonly whollyObtained?: string;
  /** Put up in a set for retail sale (General Rule of Interpretation 3): its materials are the goods of the set. */
  readonly isSet: boolean;
  readonly isProducedInUsForeignTradeZone?: boolean;
}

/** What is asked beside the record. */
export interface OriginQuestion {
  /** The day of importation at the port; the rules of that day apply. */
  readonly importedOn?: LocalDate;
  /** `P+`: what was done in, or comes from, the United States counts as foreign (GN 29(a)(ii)). */
  readonly isUsForeign?: boolean;
  /** What all records of one entry may ask together; what this one asks is taken off. */
  readonly effort?: Effort;
}
