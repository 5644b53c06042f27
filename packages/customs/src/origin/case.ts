import type { Agreement } from '../agreements/agreement.ts';
import type { GoodsKind, RuleSet } from '../rules/rule.ts';
import { type CarriedCode, carryOver } from '../vintage/carry-over.ts';
import type { ProductionRecord, RecordMaterial, StatedKinds } from './production-record.ts';

/** A material as the rules see it. */
export interface MaterialView {
  readonly material: RecordMaterial;
  /** Its places in the nomenclature of the rules; `undefined` with the reason where they are not known. */
  readonly codes: CarriedCode | undefined;
  readonly codesProblem?: string;
  /** As the record, the agreement and `P+` have it. */
  readonly originating: boolean | undefined;
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
  /** Whether the good is of a kind, as stated or as assumed while other answers are tried. */
  readonly isKind: (kind: GoodsKind) => boolean | undefined;
}

/** Whether the statement says it is of the kind; a kind not spoken of is unknown. */
export function statedKind(kinds: StatedKinds, kind: GoodsKind): boolean | undefined {
  const wanted = sameWords(kind);
  if (kinds.is.some((one) => sameWords(one) === wanted)) return true;
  return kinds.isNot.some((one) => sameWords(one) === wanted) ? false : undefined;
}

/** Singular and plural, upper and lower case, commas and spaces do not matter. */
function sameWords(kind: string): string {
  return kind
    .toLowerCase()
    .replace(/[^a-z0-9/.]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word))
    .join(' ');
}

/** The classification in the rules' nomenclature, or another one carried over to it. */
export function codesIn(
  classifications: ProductionRecord['classifications'],
  nomenclature: string,
): { readonly codes: CarriedCode } | { readonly problem: string } {
  let problem = 'it is not classified';
  for (const classification of classifications) {
    const carried = carryOver(classification, nomenclature);
    if (carried.ok && !carried.value.isCarried) return { codes: carried.value };
    if (!carried.ok) problem = carried.message;
  }
  for (const classification of classifications) {
    const carried = carryOver(classification, nomenclature);
    if (carried.ok) return { codes: carried.value };
  }
  return { problem };
}

/** The materials of a record as a forest: those that no other is made of stand on top. */
export function viewMaterials(
  record: ProductionRecord,
  ruleSet: RuleSet,
  territory: ReadonlySet<string>,
  isUsForeign: boolean,
): readonly MaterialView[] {
  const byKey = new Map(record.materials.map((material) => [material.key, material]));
  const seen = new Map<string, MaterialView>();
  const view = (material: RecordMaterial): MaterialView => {
    const known = seen.get(material.key);
    if (known !== undefined) return known;
    const inputs = material.madeFrom.flatMap((key) => {
      const input = byKey.get(key);
      return input === undefined ? [] : [view(input)];
    });
    const found = codesIn(material.classifications, ruleSet.nomenclature);
    const place = material.producedIn ?? material.countryOfOrigin;
    const isIndirect = material.uses.includes('indirect');
    const isForeign = isUsForeign && (material.countryOfOrigin === 'US' || place === 'US');
    const made: MaterialView = {
      material,
      codes: 'codes' in found ? found.codes : undefined,
      ...('problem' in found ? { codesProblem: found.problem } : {}),
      originating: isIndirect ? true : isForeign ? false : material.originating,
      isRegional: place === undefined ? undefined : territory.has(place),
      inputs,
    };
    seen.set(material.key, made);
    return made;
  };
  const used = new Set(record.materials.flatMap(({ madeFrom }) => madeFrom));
  return record.materials.filter(({ key }) => !used.has(key)).map(view);
}
