import { showSpan } from '../rules/code-span.ts';
import type { CarriedCode } from '../vintage/carry-over.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { conclude } from './conclude.ts';
import type { RecordMaterial } from './production-record.ts';
import { statedKind } from './stated.ts';

/** What is the same for a good and for what it is made of. */
export type Surroundings = Pick<
  OriginCase,
  'agreement' | 'effort' | 'record' | 'ruleSet' | 'territory'
>;

/**
 * Whether a material of undeclared origin that was made in the territory originates: asked by the rule of its own
 * classification, of what it is made of. A value content is not computed for it: it has no sale of its own.
 */
export function determineMaterial(
  { agreement, effort, record, ruleSet, territory }: Surroundings,
  material: RecordMaterial,
  codes: CarriedCode,
  inputs: readonly MaterialView[],
  place: string,
): Pick<MaterialView, 'foundBy' | 'originating' | 'question'> {
  const { classifications, description, kinds, weight } = material;
  const { citation, criterion, missing, outcome } = conclude({
    record: {
      agreement: record.agreement,
      classifications,
      kinds,
      materials: [],
      processes: [{ description: `${description} was made`, country: place }],
      ...(weight === undefined ? {} : { weight }),
      facts: [],
      isSet: false,
      // 19 USC 4531(c)(3) is about the good that is entered.
      isProducedInUsForeignTradeZone: false,
    },
    agreement,
    ...(effort === undefined ? {} : { effort }),
    ruleSet,
    territory,
    codes,
    materials: inputs,
    isKind: (kind) => statedKind(kinds, kind),
  });
  const where = codes.codes.map(showSpan).join(' or ');
  if (outcome === 'originating')
    return { originating: true, foundBy: `${criterion ?? ''}, ${citation ?? where}` };
  if (outcome === 'not-originating') return { originating: false };
  const [first] = missing;
  return {
    originating: undefined,
    question: `whether ${description} originates${first === undefined ? '' : `: ${first}`}`,
  };
}
