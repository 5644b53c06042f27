import type { Agreement } from '../agreements/agreement.ts';
import type { GoodsKind, RuleSet } from '../rules/rule.ts';
import { type CarriedCode, carryOver } from '../vintage/carry-over.ts';
import type { ProductionRecord, RecordMaterial } from './production-record.ts';

/** A material as the rules see it. */
export interface MaterialView {
  readonly material: RecordMaterial;
  /** Its places in the nomenclature of the rules; `undefined` with the reason where they are not known. */
  readonly codes: CarriedCode | undefined;
  readonly codesProblem?: string;
  /** As the record, the agreement and `P+` have it, or as found from what it is made of. */
  readonly originating: boolean | undefined;
  /** What would say whether it originates, where that is not known. */
  readonly question?: string;
  /** The rule by which it originates, where that was found and not declared. */
  readonly foundBy?: string;
  /** Whether it was produced in the territory of the parties. */
  readonly isRegional: boolean | undefined;
  readonly inputs: readonly MaterialView[];
}

/** A good, what it is made of, and the rules it is asked under. */
export interface OriginCase {
  readonly record: ProductionRecord;
  readonly agreement: Agreement;
  readonly ruleSet: RuleSet;
  /** Countries whose production counts; without the United States for `P+`. */
  readonly territory: ReadonlySet<string>;
  readonly codes: CarriedCode;
  /** Materials of the good itself; what they are made of hangs below them. */
  readonly materials: readonly MaterialView[];
  /** Whether the good is of a kind, as stated. */
  readonly isKind: (kind: GoodsKind) => boolean | undefined;
}

const ANOTHER = ' It goes into alsoClassified.';
/** Reasons that a second classification beside the first one settles. */
const HELPED_BY_ANOTHER: Readonly<Record<string, string>> = {
  'code-from-many': ANOTHER,
  'nomenclature-not-carried': ANOTHER,
};

/** The classification in the rules' nomenclature, or another one carried over to it. */
export function codesIn(
  classifications: ProductionRecord['classifications'],
  nomenclature: string,
): { readonly codes: CarriedCode } | { readonly problem: string } {
  let problem = 'it is not classified';
  for (const classification of classifications) {
    const carried = carryOver(classification, nomenclature);
    if (carried.ok && !carried.value.isCarried) return { codes: carried.value };
    if (!carried.ok) problem = `${carried.message}${HELPED_BY_ANOTHER[carried.reason] ?? ''}`;
  }
  for (const classification of classifications) {
    const carried = carryOver(classification, nomenclature);
    if (carried.ok) return { codes: carried.value };
  }
  return { problem };
}

/** Materials and what they are made of, each once. */
export function allInside(views: readonly MaterialView[]): readonly MaterialView[] {
  const seen = new Set<MaterialView>();
  const visit = (view: MaterialView): void => {
    if (seen.has(view)) return;
    seen.add(view);
    view.inputs.forEach(visit);
  };
  views.forEach(visit);
  return [...seen];
}

/** What would say how a material stands. */
export function whatIsOpen(view: MaterialView): string {
  const { codesProblem, material, originating, question } = view;
  if (codesProblem !== undefined)
    return `the classification of ${material.description}: ${codesProblem}`;
  if (originating === undefined) return question ?? `whether ${material.description} originates`;
  return `more about ${material.description}: its full classification, its kind, or what it is made of`;
}
